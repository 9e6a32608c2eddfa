import {
  ColumnDefinitionNode,
  type DatabaseIntrospector,
  type DataTypeNode,
  type Kysely,
  PostgresDialect,
  PostgresQueryCompiler,
} from 'kysely';
import { OwnSchemaIntrospector } from './introspector.js';

/** Columns of text compare and sort by their bytes, as SQLite's do, whatever the database's language. */
export class BinaryTextDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new BinaryTextCompiler();
  }

  override createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new OwnSchemaIntrospector(db);
  }
}

class BinaryTextCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    const column = this.parentNode;
    if (column && ColumnDefinitionNode.is(column) && node.dataType === 'text') this.append(' collate "C"');
  }
}
