import { ColumnDefinitionNode, type DataTypeNode, PostgresDialect, PostgresQueryCompiler } from 'kysely';

/** Columns of text compare and sort by their bytes, as SQLite's do, whatever the database's language. */
export class BinaryTextDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new BinaryTextCompiler();
  }
}

class BinaryTextCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    const column = this.parentNode;
    if (column && ColumnDefinitionNode.is(column) && node.dataType === 'text') this.append(' collate "C"');
  }
}
