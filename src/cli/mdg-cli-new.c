#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"

#include <glib/gi18n-lib.h>

static char *centre;

static const GOptionEntry entries[] = {
  { "centre", 0, 0, G_OPTION_ARG_STRING, &centre, N_ ("Name of the centre"), N_ ("NAME") },
  G_OPTION_ENTRY_NULL
};

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;

  if (centre == NULL || centre[0] == '\0')
    return mdg_cli_wrong (_ ("A new register needs the name of its centre: --centre NAME"));

  return mdg_workspace_create (arguments[0], centre, &error) ? MDG_CLI_DONE : mdg_cli_refuse (error);
}

const MdgCliVerb mdg_cli_new = { "new", "REGISTER", N_ ("Make a new, empty register"), entries, 1, 1, run };
