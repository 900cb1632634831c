#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-exchange-file.h"

#include "mdg-age.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PEEK 64

static gboolean
check_regular (GFile *file,
               const char *path,
               GError **error)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);

  if (type == G_FILE_TYPE_REGULAR)
    return TRUE;
  if (type == G_FILE_TYPE_UNKNOWN)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no file %s, or it may not be read."), path);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s is not a file."), path);

  return FALSE;
}

GInputStream *
mdg_exchange_file_open (const char *path,
                        const char *passphrase,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char start[PEEK];
  gsize size;

  /* A pipe would wait for ever. */
  if (!check_regular (file, path, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &size, cancellable, error) || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return NULL;
  if (!mdg_age_is_sealed (start, size))
    return G_INPUT_STREAM (g_steal_pointer (&stream));
  if (passphrase == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_LOCKED, _ ("The file is sealed. Its passphrase is needed; the sender has it."));
      return NULL;
    }

  return mdg_age_open (G_INPUT_STREAM (stream), passphrase, cancellable, error);
}

gboolean
mdg_exchange_file_validate (const char *path,
                            const char *passphrase,
                            MdgExchangeFault *fault,
                            GCancellable *cancellable,
                            GError **error)
{
  static const MdgExchangeSink nothing = { NULL };
  g_autoptr (GInputStream) stream = mdg_exchange_file_open (path, passphrase, cancellable, error);

  return stream != NULL && mdg_exchange_read (stream, &nothing, NULL, fault, cancellable, error);
}
