#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli-output.h"

#include <glib/gi18n-lib.h>

static MdgCliOutput output;
static char *kind;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Kind of report"), N_ ("KIND") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output.output, N_ ("File to write"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
run (char **arguments)
{
  return mdg_cli_output_check (&output);
}

const MdgCliVerb mdg_cli_report = { "report", "REGISTER", N_ ("Write a report"), entries, 1, 1, run };
