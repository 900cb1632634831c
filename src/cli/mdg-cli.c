#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"

#include "mdg-error.h"
#include "mdg-install.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Another program may be about to finish. */
#define LOCK_WAIT_MS 5000

static const char *program = "madoguchi-cli";
static const MdgCliVerb *running;
static char *staff;

static const GOptionEntry common_entries[] = {
  { "staff", 0, 0, G_OPTION_ARG_STRING, &staff, N_ ("Author of what is changed"), N_ ("NAME") },
  G_OPTION_ENTRY_NULL
};

static void
say (FILE *stream,
     const char *format,
     va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  fputs (text, stream);
}

void
mdg_cli_say (FILE *stream,
             const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  say (stream, format, arguments);
  va_end (arguments);
}

int
mdg_cli_refuse (const GError *error)
{
  mdg_cli_say (stderr, "%s\n", error != NULL ? error->message : _ ("It failed, for no known reason. Nothing was changed."));

  return MDG_CLI_REFUSED;
}

int
mdg_cli_wrong (const char *format,
               ...)
{
  va_list arguments;

  va_start (arguments, format);
  say (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
  if (running != NULL)
    mdg_cli_say (stderr, _ ("See “%s %s --help”."), program, running->name);
  else
    mdg_cli_say (stderr, _ ("See “%s --help”."), program);
  fputc ('\n', stderr);

  return MDG_CLI_USAGE;
}

const char *
mdg_cli_get_author (void)
{
  return staff != NULL && staff[0] != '\0' ? staff : "コマンド";
}

MdgWorkspace *
mdg_cli_open (const char *path,
              MdgStoreMode mode,
              GError **error)
{
  g_autoptr (MdgWorkspace) workspace = mode == MDG_STORE_READ_ONLY ? mdg_workspace_open (path, mode, error) : mdg_workspace_open_waiting (path, LOCK_WAIT_MS, error);
  g_autoptr (GPtrArray) people = NULL;

  if (workspace == NULL)
    return NULL;

  mdg_workspace_set_author (workspace, mdg_cli_get_author ());
  people = mdg_workspace_list (workspace, MDG_KIND_STAFF, error);
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (mdg_record_get_text (people->pdata[i], MDG_STAFF_NAME), mdg_cli_get_author ()) == 0)
      mdg_workspace_set_staff (workspace, people->pdata[i]);

  return g_steal_pointer (&workspace);
}

gboolean
mdg_cli_parse_date (const char *option,
                    const char *text,
                    MdgDate *date,
                    GError **error)
{
  MdgDate today;

  *date = (MdgDate){ 0 };
  if (text == NULL)
    return TRUE;

  mdg_date_today (&today);
  if (mdg_date_parse_iso (text, date) || mdg_date_parse (text, MDG_DATE_RECENT, &today, date, error))
    return TRUE;

  g_prefix_error (error, "%s: ", option);

  return FALSE;
}

static const MdgCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; mdg_cli_verbs[i] != NULL; i++)
    if (g_str_equal (mdg_cli_verbs[i]->name, name))
      return mdg_cli_verbs[i];

  return NULL;
}

static void
print_help (void)
{
  mdg_cli_say (stdout, _ ("Usage: %s VERB …"), program);
  mdg_cli_say (stdout, "\n\n");
  for (guint i = 0; mdg_cli_verbs[i] != NULL; i++)
    mdg_cli_say (stdout, "  %-12s %-28s %s\n", mdg_cli_verbs[i]->name, mdg_cli_verbs[i]->arguments, _ (mdg_cli_verbs[i]->summary));
  mdg_cli_say (stdout, "\n%s\n%s\n",
               _ ("“VERB --help” shows the options of a verb; --version the version of the program."),
               _ ("Exit: 0 done, 1 refused and nothing changed, 2 wrong usage."));
}

static int
run_verb (int argc,
          char **argv)
{
  g_autofree char *name = g_strdup_printf ("%s %s", program, running->name);
  g_autoptr (GOptionContext) context = g_option_context_new (running->arguments);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  guint most = running->max_arguments == 0 ? running->min_arguments : running->max_arguments;
  guint n;

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (running->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (running->entries != NULL)
    g_option_context_add_main_entries (context, running->entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &arguments, &error))
    return mdg_cli_wrong ("%s", error->message);

  /* The first is the verb; "--" only ended the options. */
  n = g_strv_length (arguments);
  if (n > 1 && g_str_equal (arguments[1], "--"))
    {
      g_free (arguments[1]);
      memmove (arguments + 1, arguments + 2, (n - 1) * sizeof (char *));
      n--;
    }
  if (n - 1 < running->min_arguments)
    return mdg_cli_wrong (_ ("Something is missing: %s %s"), name, running->arguments);
  if (n - 1 > most)
    return mdg_cli_wrong (_ ("“%s” is one argument too many."), arguments[most + 1]);

  return running->run (arguments + 1);
}

int
main (int argc,
      char **argv)
{
  mdg_install_set_locale ();
  /* Names and texts are UTF-8 whatever the locale says. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");

  if (argc < 2)
    return mdg_cli_wrong (_ ("Say what to do: %s VERB …"), program);
  if (g_str_equal (argv[1], "--version"))
    {
      mdg_cli_say (stdout, "%s\n", MDG_VERSION);
      return MDG_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return MDG_CLI_DONE;
    }

  running = find_verb (argv[1]);
  if (running == NULL)
    return mdg_cli_wrong (_ ("There is no “%s” here."), argv[1]);

  return run_verb (argc, argv);
}
