"""How claims are judged: rules, judgements, expressions, runs, reports, settings."""
