#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-sample.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define MOST 1000000

static int consultations = 300;
static gint64 seed = 1;
static char *as_of;
static gboolean no_edges;
static gboolean to_date;

static const GOptionEntry entries[] = {
  { "consultations", 0, 0, G_OPTION_ARG_INT, &consultations, N_ ("How many; 300 unless said"), N_ ("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another number makes another sample"), N_ ("N") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_ ("The day it is; 2026-03-31 unless said"), N_ ("DATE") },
  { "to-date", 0, 0, G_OPTION_ARG_NONE, &to_date, N_ ("Also the fiscal year that has begun, up to the day before"), NULL },
  { "no-edges", 0, 0, G_OPTION_ARG_NONE, &no_edges, N_ ("Leave out the awkward records"), NULL },
  G_OPTION_ENTRY_NULL
};

static void
show_progress (guint done,
               gpointer data)
{
  if (isatty (STDERR_FILENO))
    mdg_cli_say (stderr, "\r%u / %d", done, consultations);
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;
  MdgDate date;

  mdg_sample_options_init (&options);
  if (consultations < 1 || consultations > MOST)
    return mdg_cli_wrong (_ ("--consultations takes 1 to %d."), MOST);
  if (!mdg_cli_parse_date ("--as-of", as_of, &date, &error))
    return mdg_cli_wrong ("%s", error->message);
  if (as_of != NULL && (!mdg_date_is_full (&date) || date.year < 1990 || date.year > 2090))
    return mdg_cli_wrong (_ ("--as-of takes a whole date from 1990 to 2090, as in 2026-03-31."));

  options.n_consultations = (guint) consultations;
  options.seed = (guint64) seed;
  if (as_of != NULL)
    options.as_of = date;
  options.with_edges = !no_edges;
  options.to_date = to_date;
  if (!mdg_sample_create (arguments[0], &options, show_progress, NULL, &error))
    return mdg_cli_refuse (error);

  if (isatty (STDERR_FILENO))
    mdg_cli_say (stderr, "\n");

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_sample = { "sample", "REGISTER", N_ ("Make the register of a made-up centre"), entries, 1, 1, run };
