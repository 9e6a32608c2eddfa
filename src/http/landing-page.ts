import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

export interface LandingPage {
  readonly production: boolean;
  /** Stands in the page for everyone who opens it: a development key, never another. */
  readonly apiKey?: string | undefined;
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Apollo Sandbox, ready to run its first query. Nothing in production. */
export function landingPage({ production, apiKey, document, variables }: LandingPage): ApolloServerPlugin<BaseContext> {
  if (production) return ApolloServerPluginLandingPageDisabled();
  const headers: Record<string, string> = apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` };
  return ApolloServerPluginLandingPageLocalDefault({
    embed: {
      endpointIsEditable: false,
      runTelemetry: false,
      initialState: { pollForSchemaUpdates: false, sharedHeaders: headers },
    },
    includeCookies: false,
    document,
    headers,
    ...(variables && { variables }),
  });
}
