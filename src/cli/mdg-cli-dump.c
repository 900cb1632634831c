#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"
#include "mdg-dump.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

static gboolean all;

static const GOptionEntry entries[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("What was voided too"), NULL },
  G_OPTION_ENTRY_NULL
};

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = mdg_store_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  g_autoptr (GOutputStream) unbuffered = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (unbuffered, 65536);

  if (store == NULL)
    return mdg_cli_refuse (error);
  if (!mdg_dump_write (store, all, stream, NULL, &error) || !g_output_stream_flush (stream, NULL, &error))
    return mdg_cli_refuse (error);

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_dump = { "dump", "REGISTER", N_ ("Write the current values of every record as text"), entries, 1, 1, run };
