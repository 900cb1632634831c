#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-exchange-file.h"
#include "mdg-passphrase.h"

#include <glib/gi18n-lib.h>

static char *passphrase_file;

static const GOptionEntry entries[] = {
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file, N_ ("The passphrase of a sealed file, in the first line of a file"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *passphrase = NULL;
  MdgExchangeFault fault = { 0 };

  if (passphrase_file != NULL)
    {
      passphrase = mdg_passphrase_load (passphrase_file, &error);
      if (passphrase == NULL)
        return mdg_cli_refuse (error);
    }
  if (!mdg_exchange_file_validate (arguments[0], passphrase, &fault, NULL, &error))
    {
      if (fault.rule != NULL)
        mdg_cli_say (stderr, "%s:%d:%d: %s\n", arguments[0], fault.line, fault.column, fault.rule);
      return mdg_cli_refuse (error);
    }
  mdg_cli_say (stdout, _ ("%s keeps every rule of exchange files.\n"), arguments[0]);

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_validate = { "validate", "FILE", N_ ("Check an exchange file"), entries, 1, 1, run };
