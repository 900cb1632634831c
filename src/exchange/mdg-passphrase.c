#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-passphrase.h"

#include "mdg-age-private.h"
#include "mdg-data.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORDS_FILE "exchange/passphrase-words.txt"
#define WORD_COUNT 5
#define SEPARATOR "-"
#define READING_SEPARATOR "・"
/* No passphrase is longer, and nobody means a picture. */
#define FILE_MAX_SIZE 4096

char *
mdg_passphrase_new_words (char **reading,
                          GError **error)
{
  g_autoptr (GBytes) bytes = mdg_data_lookup (WORDS_FILE, error);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) kana = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines;

  if (bytes == NULL)
    return NULL;
  mdg_age_start_sodium ();
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  n_lines = g_strv_length (lines);
  for (int i = 0; i < WORD_COUNT; i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[randombytes_uniform (n_lines)], " ", 2);

      g_string_append_printf (words, "%s%s", i == 0 ? "" : SEPARATOR, pair[0]);
      g_string_append_printf (kana, "%s%s", i == 0 ? "" : READING_SEPARATOR, pair[1]);
    }
  if (reading != NULL)
    *reading = g_string_free (g_steal_pointer (&kana), FALSE);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
read_beginning (const char *path,
                gsize *size,
                GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc0 (FILE_MAX_SIZE + 1);

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, FILE_MAX_SIZE, size, NULL, error))
    return NULL;

  return g_steal_pointer (&text);
}

char *
mdg_passphrase_load (const char *path,
                     GError **error)
{
  gsize size;
  g_autofree char *text = read_beginning (path, &size, error);
  char *passphrase;

  if (text == NULL)
    {
      g_prefix_error (error, _ ("The passphrase file %s cannot be read: "), path);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';
  if (text[0] == '\0' || strlen (text) == FILE_MAX_SIZE || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The first line of %s is not a passphrase."), path);
      sodium_memzero (text, size);
      return NULL;
    }
  passphrase = g_strdup (text);
  sodium_memzero (text, size);

  return passphrase;
}
