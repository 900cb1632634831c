#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli-import-exchange.h"

#include "mdg-cli.h"
#include "mdg-exchange-in.h"
#include "mdg-passphrase.h"

#include <glib/gi18n-lib.h>

/* As the other kinds say it; an exchange file is taken as a whole, so nothing is refused singly. */
static void
print_json (const MdgExchangeIn *in,
            const char *import)
{
  g_autofree char *id = import != NULL ? g_strdup_printf ("\"%s\"", import) : g_strdup ("null");

  mdg_cli_say (stdout, "{\"import_id\":%s,\"new\":%u,\"same\":%u,\"update\":%u,\"conflict\":%u,\"refused\":[]}\n", id, in->n_new, in->n_same, in->n_update, in->n_conflict);
}

static void
print_plain (const MdgExchangeIn *in,
             const char *import)
{
  mdg_cli_say (stdout, _ ("New: %u, already there: %u, changed: %u, to be decided: %u"), in->n_new, in->n_same, in->n_update, in->n_conflict);
  mdg_cli_say (stdout, "\n");
  if (import != NULL)
    mdg_cli_say (stdout, "%s\n", import);
}

static gboolean
import_file (MdgWorkspace *workspace,
             const char *path,
             const char *passphrase,
             gboolean dry_run,
             gboolean as_json,
             GError **error)
{
  g_autoptr (MdgExchangeIn) in = (dry_run ? mdg_exchange_in_try : mdg_exchange_in_apply) (workspace, path, passphrase, NULL, error);
  char text[MDG_UUID_STRING_SIZE];

  if (in == NULL)
    return FALSE;
  mdg_uuid_format (&in->import, text);
  (as_json ? print_json : print_plain) (in, mdg_uuid_is_nil (&in->import) ? NULL : text);

  return TRUE;
}

int
mdg_cli_import_exchange (char **arguments,
                         const char *passphrase_file,
                         gboolean dry_run,
                         gboolean as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autofree char *passphrase = NULL;

  if (passphrase_file != NULL)
    {
      passphrase = mdg_passphrase_load (passphrase_file, &error);
      if (passphrase == NULL)
        return mdg_cli_refuse (error);
    }
  workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_WRITE, &error);
  if (workspace == NULL)
    return mdg_cli_refuse (error);
  for (char **path = arguments + 1; *path != NULL; path++)
    if (!import_file (workspace, *path, passphrase, dry_run, as_json, &error))
      return mdg_cli_refuse (error);

  return MDG_CLI_DONE;
}
