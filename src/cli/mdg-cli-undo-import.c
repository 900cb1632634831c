#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-import.h"

#include <glib/gi18n-lib.h>

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  MdgUuid import;

  if (!mdg_uuid_parse (arguments[1], &import))
    return mdg_cli_wrong (_ ("“%s” is no import: take the last line that import printed."), arguments[1]);
  workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_WRITE, &error);
  if (workspace == NULL || !mdg_import_undo (workspace, &import, &kept, &error))
    return mdg_cli_refuse (error);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      mdg_cli_say (stderr, _ ("Kept, because it was edited since: %s"), (const char *) kept->pdata[i]);
      mdg_cli_say (stderr, "\n");
    }

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_undo_import = { "undo-import", "REGISTER IMPORT-ID", N_ ("Take an import back as a whole"), NULL, 2, 2, run };
