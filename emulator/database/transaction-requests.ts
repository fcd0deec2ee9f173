// database.startTransaction, commitTransaction, abortTransaction
import type { Handler } from './engine';

export const startTransaction: Handler = ({ transactions }) => ({
  body: { transactionId: transactions.start() },
  examined: 0,
});

export const commitTransaction: Handler = ({ transactions }, { transactionId }) => {
  transactions.commit(transactions.get(transactionId));
  return { body: { data: {} }, examined: 0 };
};

export const abortTransaction: Handler = ({ transactions }, { transactionId }) => {
  transactions.finish(transactions.get(transactionId).id);
  return { body: { data: {} }, examined: 0 };
};
