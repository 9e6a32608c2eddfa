import type { ApolloServerPlugin, BaseContext, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import { unauthenticated } from '../context-function.js';

/**
 * GraphQL over HTTP: to a client that accepts only `application/json`, a document that does not parse or validate is
 * still a GraphQL answer with status 200. Other refusals (401, 403, 429) keep their status.
 */
export const legacyStatus: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const { http, body } = response;
        if (http.status === undefined || body.kind !== 'single' || body.singleResult.data !== undefined) return;
        http.status = legacyStatusOf(http.status, request.http?.headers.get('accept'));
      },
    };
  },
};

export function legacyStatusOf(status: number, accept = ''): number {
  return status === 400 && /application\/json/.test(accept) && !/graphql-response/.test(accept) ? 200 : status;
}

/** So many errors an answer holds; a page of objects that all fail would repeat the same one for each field. */
const MOST_ERRORS = 100;

export const boundErrors: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single') return;
        const { errors = [] } = body.singleResult;
        const leftOut = errors.length - MOST_ERRORS;
        if (leftOut <= 0) return;
        const more = {
          message: `${leftOut} more errors are left out.`,
          extensions: { code: 'ERRORS_LEFT_OUT', leftOut },
        };
        body.singleResult.errors = [...errors.slice(0, MOST_ERRORS), more];
      },
    };
  },
};

const NEEDS_KEY = 'This operation needs an API key: send it as Authorization: Bearer cg_…';
const SUGGESTION = / Did you mean [\s\S]*\?$/;

export interface ViewerRules<C> {
  readonly isAnonymous: (context: C) => boolean;
  /** Whether a document that asks for nothing but the schema may come from anyone. */
  readonly introspection: boolean;
}

/** Refuses every operation of nobody, but `{ __typename }` and, where allowed, introspection. */
export function requireViewer<C extends BaseContext>({
  isAnonymous,
  introspection,
}: ViewerRules<C>): ApolloServerPlugin<C> {
  const open = new Set(introspection ? ['__typename', '__schema', '__type'] : ['__typename']);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, operation, document }) {
          if (!isAnonymous(contextValue)) return;
          const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
          if (operation && asksOnlyFor(open, operation, fragments)) return;
          throw unauthenticated(NEEDS_KEY);
        },
        async willSendResponse({ contextValue, response }) {
          if (isAnonymous(contextValue)) tellStrangers(response, introspection);
        },
      };
    },
  };
}

type Response = GraphQLRequestContextWillSendResponse<BaseContext>['response'];

/** What is wrong with a document tells of the schema: who may not see that is told what anyone is who asks for more. */
function tellStrangers({ http, body }: Response, introspection: boolean): void {
  if (body.kind !== 'single') return;
  const { errors = [] } = body.singleResult;
  if (!errors.some(({ extensions }) => extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED')) return;
  if (introspection) {
    body.singleResult.errors = errors.map((error) => ({ ...error, message: error.message.replace(SUGGESTION, '') }));
  } else {
    http.status = 401;
    http.headers.set('www-authenticate', 'Bearer');
    body.singleResult.errors = [{ message: NEEDS_KEY, extensions: { code: 'UNAUTHENTICATED' } }];
  }
}

function asksOnlyFor(
  open: ReadonlySet<string>,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): boolean {
  const isOpen = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return open.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return isOpen(selection.selectionSet);
      const fragment = fragments.find(({ name }) => name.value === selection.name.value);
      return fragment !== undefined && isOpen(fragment.selectionSet);
    });
  return isOpen(operation.selectionSet);
}
