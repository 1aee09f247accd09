import {
  type GraphQLFieldConfig,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { WebSocket } from 'ws';
import { type Drop, dropSocket } from './drop.ts';

type Field = GraphQLFieldConfig<unknown, WebSocket>;

const echo: Field = {
  type: GraphQLString,
  args: { text: { type: new GraphQLNonNull(GraphQLString) } },
  resolve: (_root, { text }) => text,
};

const broken: Field = {
  type: GraphQLString,
  resolve: () => {
    throw new Error('this field is broken');
  },
};

/** Sends the protocol's own ping before it answers. */
const pinged: Field = {
  type: GraphQLString,
  resolve: (_root, _args, socket) => {
    socket.send(JSON.stringify({ type: 'ping', payload: { from: 'server' } }));
    return 'pinged';
  },
};

/** Counts from 1. The first to ask is dropped after 2; the others get to 3 and the end. */
function countAcrossDrop(drop: Drop): Field {
  let dropped = false;
  return {
    type: GraphQLInt,
    resolve: (count) => count,
    async *subscribe(_root, _args, socket): AsyncGenerator<number> {
      yield 1;
      yield 2;
      if (dropped) yield 3;
      else dropSocket(socket, drop);
      dropped = true;
    },
  };
}

/** Its resolvers get the `ws` socket that asked as their context. */
export function createSchema(drop: Drop): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { echo, broken, pinged } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: { countAcrossDrop: countAcrossDrop(drop) },
    }),
  });
}
