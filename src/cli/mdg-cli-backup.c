#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-backup.h"
#include "mdg-cli.h"

#include <glib/gi18n-lib.h>

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;

  return mdg_backup_create_file (arguments[0], arguments[1], NULL, &error) ? MDG_CLI_DONE : mdg_cli_refuse (error);
}

const MdgCliVerb mdg_cli_backup = { "backup", "REGISTER FILE", N_ ("Copy a register, checked"), NULL, 2, 2, run };
