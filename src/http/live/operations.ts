import type { ApolloServer, ApolloServerPlugin, BaseContext, GraphQLRequest } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Listener } from '../../events/feeds/index.js';
import type { Asked } from '../graphql-route.js';

/** A subscription that may begin. */
export interface Opened {
  /** Begins; returns what ends it. */
  listen(listener: Listener): () => void;
}

/** Who is at the other end, as long as the line holds. */
export interface LiveViewer<C> {
  readonly principal: string;
  readonly credential: string;
  /** When the credential stops opening anything. */
  readonly expiresAt: Date | null;
  /** For one operation. */
  context(): C;
  /** @throws GraphQLError with the reason for which it is refused */
  subscribe(asked: AskedSubscription, context: C): Promise<Opened>;
}

export interface AskedSubscription {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Result {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An operation over a line that stays open: its answer, or the subscription that it is. */
export type Ran = { readonly result: Result } | { readonly opened: Opened };

export interface Operations<C extends BaseContext> {
  /** For the Apollo Server: it looks at a subscription as at any operation, and only what comes of it is kept here. */
  readonly plugin: ApolloServerPlugin<C>;
  run(apollo: ApolloServer<C>, asked: Asked, viewer: LiveViewer<C>, admit: Admit<C>): Promise<Ran>;
}

type Admit<C> = (asked: Asked, context: C) => Promise<string | undefined>;

interface Line<C> {
  readonly viewer: LiveViewer<C>;
  opened: Opened | null;
}

const ELSEWHERE =
  'A subscription is not answered at once: open a WebSocket here (graphql-transport-ws), or ask /graphql/stream for events.';

export function createOperations<C extends BaseContext>(): Operations<C> {
  // Apollo Server copies context and request, but nothing that stands in them.
  const lines = new WeakMap<object, Line<C>>();
  return {
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ contextValue, operation, document, schema, source, request }) {
            if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
            const line = lines.get(request.extensions ?? {});
            if (line === undefined)
              throw new GraphQLError(ELSEWHERE, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
            const asked = { schema, document, operation, variables: request.variables ?? {}, text: source };
            line.opened = await line.viewer.subscribe(asked, contextValue);
          },
          async responseForOperation({ operation, response }) {
            if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return null;
            return { http: response.http, body: { kind: 'single', singleResult: {} } };
          },
        };
      },
    },
    async run(apollo, asked, viewer, admit) {
      const contextValue = viewer.context();
      const line: Line<C> = { viewer, opened: null };
      const query = await admit(asked, contextValue).catch((error: unknown) => {
        if (error instanceof GraphQLError) return error;
        throw error;
      });
      if (query instanceof GraphQLError) return { result: { errors: [withoutHttp(query.toJSON())] } };
      const { operationName, variables } = asked;
      const extensions = {};
      const request: GraphQLRequest = {
        extensions,
        ...(query === undefined ? {} : { query }),
        ...(typeof operationName === 'string' ? { operationName } : {}),
        ...(isRecord(variables) ? { variables } : {}),
      };
      lines.set(extensions, line);
      const { body } = await apollo.executeOperation(request, { contextValue });
      if (body.kind !== 'single') return { result: { errors: [{ message: 'This is not answered in parts.' }] } };
      const { singleResult } = body;
      if (line.opened !== null && singleResult.errors === undefined) return { opened: line.opened };
      const { errors, ...rest } = singleResult;
      return { result: errors === undefined ? rest : { ...rest, errors: errors.map(withoutHttp) } };
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is meant for the status of an HTTP answer. */
function withoutHttp(error: GraphQLFormattedError): GraphQLFormattedError {
  const { http: _http, ...extensions } = error.extensions ?? {};
  return { ...error, extensions };
}

/** The errors of an answer, for a library that takes them as they are thrown. */
export function thrown({ errors = [] }: Result): GraphQLError[] {
  return errors.map(({ message, path, extensions }) => new GraphQLError(message, { path: path ?? null, extensions }));
}
