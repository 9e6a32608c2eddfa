/** They take longest, mostly waiting for processes of their own. */
module.exports.LONG = /^test\/(access\/secrets|webhooks\/proof|webhooks\/hearing|writes\/kill)\//;
