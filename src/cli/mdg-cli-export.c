#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-exchange-out.h"
#include "mdg-passphrase.h"

#include <glib/gi18n-lib.h>

static char *profile;
static char *passphrase_file;
static gboolean plain;

static const GOptionEntry entries[] = {
  { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, N_ ("full: everything"), N_ ("PROFILE") },
  { "plain", 0, 0, G_OPTION_ARG_NONE, &plain, N_ ("Plain XML, which anybody can read"), NULL },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file, N_ ("The passphrase to seal the file with, in the first line of a file"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static int
check (void)
{
  static const char *const later[] = { "pseudonymised", "referral", NULL };

  if (profile != NULL && g_strv_contains (later, profile))
    return mdg_cli_wrong (_ ("The profile “%s” is not there yet."), profile);
  if (profile != NULL && !g_str_equal (profile, "full"))
    return mdg_cli_wrong (_ ("There is no profile “%s”."), profile);
  if (plain == (passphrase_file != NULL))
    return mdg_cli_wrong (_ ("Say how it leaves: sealed with --passphrase-file FILE, or --plain for anybody to read"));

  return MDG_CLI_DONE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autofree char *passphrase = NULL;
  int status = check ();

  if (status != MDG_CLI_DONE)
    return status;
  if (passphrase_file != NULL)
    {
      passphrase = mdg_passphrase_load (passphrase_file, &error);
      if (passphrase == NULL)
        return mdg_cli_refuse (error);
    }
  workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  if (workspace == NULL || !mdg_exchange_out_write (workspace, arguments[1], passphrase, NULL, &error))
    return mdg_cli_refuse (error);

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_export = { "export", "REGISTER FILE", N_ ("Write an exchange file for another register"), entries, 2, 2, run };
