#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-check.h"
#include "mdg-cli.h"

#include <glib/gi18n-lib.h>

static char *expect;

static const GOptionEntry entries[] = {
  { "expect", 0, 0, G_OPTION_ARG_FILENAME, &expect, N_ ("Each consultation listed in the file must be there"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

static void
print_all (FILE *stream,
           GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    mdg_cli_say (stream, "%s\n", (const char *) sentences->pdata[i]);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) expected = expect != NULL ? mdg_check_read_expected (expect, &error) : NULL;
  g_autoptr (MdgStore) store = NULL;
  g_autoptr (MdgCheckReport) report = NULL;

  if (expect != NULL && expected == NULL)
    return mdg_cli_refuse (error);
  store = mdg_store_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  if (store == NULL)
    return mdg_cli_refuse (error);
  report = mdg_check_register (store, MDG_CHECK_FULL, expected, &error);
  if (report == NULL)
    return mdg_cli_refuse (error);

  print_all (stderr, report->warnings);
  print_all (stderr, report->damages);
  if (report->damages->len > 0)
    return MDG_CLI_REFUSED;

  mdg_cli_say (stdout, _ ("Whole: %ld records, %ld revisions, %ld audit rows."), (long) report->n_records, (long) report->n_revisions, (long) report->n_audit);
  mdg_cli_say (stdout, "\n");

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_check = { "check", "REGISTER", N_ ("Check that a register is whole"), entries, 1, 1, run };
