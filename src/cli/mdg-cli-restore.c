#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-backup.h"
#include "mdg-cli.h"

#include <glib/gi18n-lib.h>

static gboolean replace;

static const GOptionEntry entries[] = {
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Put the register that is there aside"), NULL },
  G_OPTION_ENTRY_NULL
};

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;

  if (!mdg_backup_restore (arguments[0], arguments[1], replace, &aside, &error))
    return mdg_cli_refuse (error);

  if (aside != NULL)
    {
      mdg_cli_say (stdout, _ ("The register that was there is kept as “%s”."), aside);
      mdg_cli_say (stdout, "\n");
    }

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_restore = { "restore", "FILE REGISTER", N_ ("Make a register of a backup"), entries, 2, 2, run };
