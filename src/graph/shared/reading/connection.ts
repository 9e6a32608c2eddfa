import { Field, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import type { Permission } from '../../../auth/permissions.js';
import type { ListIdentity, PageRequest } from './page.args.js';
import { toCursor } from './page.args.js';
import { PartOfItsOwner, Requires } from '../permission.js';

@ObjectType({ description: 'Where a page stands in its list, which is ordered newest first.', simpleResolvers: true })
@PartOfItsOwner()
export class PageInfo {
  @Field(() => Boolean, {
    description: 'Older objects follow. Always true for a page read backwards, which its cursor follows.',
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Newer objects precede. Always true for a page read after a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first object; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor to go on after; null on an empty page.' })
  endCursor!: string | null;
}

export interface Edge<V> {
  readonly cursor: string;
  readonly node: V;
}

export interface Connection<V> {
  readonly edges: readonly Edge<V>[];
  readonly nodes: readonly V[];
  readonly pageInfo: PageInfo;
}

/** The Relay connection type of a node type, read with the node's permission. */
export function connectionOf<V extends object>(
  node: abstract new (...facts: never[]) => V,
  name: string,
  permission: Permission,
): ClassType<Connection<V>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in a list.`, simpleResolvers: true })
  @Requires(permission)
  class NodeEdge implements Edge<V> {
    @Field(() => String, { description: 'Opaque; valid for this list and these filters only.' })
    readonly cursor!: string;

    @Field(() => node, { description: 'The object.' })
    readonly node!: V;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}, newest first.`, simpleResolvers: true })
  @Requires(permission)
  class NodeConnection implements Connection<V> {
    @Field(() => [NodeEdge], { description: 'The objects with their cursors.' })
    readonly edges!: readonly Edge<V>[];

    @Field(() => [node], { description: 'The objects.' })
    readonly nodes!: readonly V[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    readonly pageInfo!: PageInfo;
  }
  return NodeConnection;
}

/** A Stripe object, or one of our own. */
type Listed = { readonly stripeId: string } | { readonly ownId: string };

const idOf = (node: Listed): string => ('stripeId' in node ? node.stripeId : node.ownId);

/** `scannedTo` names the last object looked at where a page was filtered by us and may be short. */
export function toConnection<V extends Listed>(
  nodes: readonly V[],
  request: PageRequest,
  hasMore: boolean,
  identity: ListIdentity,
  scannedTo?: string,
): Connection<V> {
  const edges = nodes.map((node) => ({ cursor: toCursor(identity, idOf(node)), node }));
  const end = scannedTo === undefined ? (edges.at(-1)?.cursor ?? null) : toCursor(identity, scannedTo);
  const pageInfo = Object.assign(new PageInfo(), {
    hasNextPage: request.backward ? true : hasMore,
    hasPreviousPage: request.backward ? hasMore : !request.fromStart,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: end,
  });
  return { edges, nodes, pageInfo };
}
