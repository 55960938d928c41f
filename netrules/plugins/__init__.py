"""The built-in plugins other than rules: sources, formats, goal templates."""
