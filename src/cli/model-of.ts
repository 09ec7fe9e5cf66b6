import type { Endpoint } from '../formats/model/endpoint.ts';

/** The model that the environment names; `BadCall` when it names none. */
export async function modelOf(): Promise<Endpoint> {
  const { endpointOf } = await import('../formats/model/endpoint.ts');
  return endpointOf(process.env);
}
