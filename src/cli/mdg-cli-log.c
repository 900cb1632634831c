#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-log-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above any consultation. */
#define MAX_LINE (4 * 1024 * 1024)

typedef enum
{
  LINE_READ,
  LINE_BAD, /* NUL in it, or too long */
  LINE_END,
} Line;

/* The next line of stdin without its end; memory is bounded however long it is. */
static Line
read_line (GString *line)
{
  gboolean bad = FALSE;
  int c;

  g_string_truncate (line, 0);
  while ((c = getc (stdin)) != EOF && c != '\n')
    {
      if (c == '\0' || line->len >= MAX_LINE)
        bad = TRUE;
      else
        g_string_append_c (line, (char) c);
    }
  if (c == EOF && line->len == 0 && !bad)
    return LINE_END;
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);

  return bad ? LINE_BAD : LINE_READ;
}

static void
refuse_line (guint number,
             const char *reason)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (reason), "\r\n", ' ');

  mdg_cli_say (stdout, "NAK %u %s\n", number, one_line);
  fflush (stdout);
}

static gboolean
log_line (MdgWorkspace *workspace,
          const char *line,
          guint number)
{
  g_autoptr (GError) error = NULL;
  char uuid[MDG_UUID_STRING_SIZE];
  MdgUuid saved;

  if (!mdg_log_entry_save (workspace, line, &saved, &error))
    {
      refuse_line (number, error->message);
      return FALSE;
    }

  /* Only now: the commit has returned. */
  mdg_uuid_format (&saved, uuid);
  mdg_cli_say (stdout, "ACK %s\n", uuid);
  fflush (stdout);

  return TRUE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_WRITE, &error);
  g_autoptr (GString) line = g_string_new (NULL);
  guint number = 0;
  guint n_refused = 0;
  Line state;

  if (workspace == NULL)
    return mdg_cli_refuse (error);

  while ((state = read_line (line)) != LINE_END)
    {
      number++;
      if (state == LINE_BAD)
        {
          refuse_line (number, _ ("The line is too long or has a NUL in it."));
          n_refused++;
        }
      else if (line->str[strspn (line->str, " \t")] != '\0')
        n_refused += !log_line (workspace, line->str, number);
    }

  if (n_refused == 0)
    return MDG_CLI_DONE;
  mdg_cli_say (stderr, ngettext ("%u line was refused; the others are saved.", "%u lines were refused; the others are saved.", n_refused), n_refused);
  mdg_cli_say (stderr, "\n");

  return MDG_CLI_REFUSED;
}

const MdgCliVerb mdg_cli_log = { "log", "REGISTER", N_ ("Log consultations, one line of JSON each on standard input"), NULL, 1, 1, run };
