#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-age.h"

#include "mdg-age-private.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)
#define SEALED_CHUNK_SIZE (CHUNK_SIZE + MDG_AGE_TAG_SIZE)
#define NONCE_SIZE crypto_aead_chacha20poly1305_ietf_NPUBBYTES

/* The payload: a key of its own and a counter, which is the nonce of each piece; its last byte says that the piece ends the file. */
typedef struct
{
  guint8 key[MDG_AGE_KEY_SIZE];
  guint8 nonce[NONCE_SIZE];
  guint8 plain[CHUNK_SIZE];
  guint8 sealed[SEALED_CHUNK_SIZE];
} Payload;

static Payload *
payload_new (const guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
             const guint8 salt[MDG_AGE_SALT_SIZE])
{
  Payload *payload = g_new0 (Payload, 1);

  mdg_age_derive_key (file_key, MDG_AGE_FILE_KEY_SIZE, salt, MDG_AGE_SALT_SIZE, "payload", payload->key);

  return payload;
}

static void
payload_free (Payload *payload)
{
  sodium_memzero (payload, sizeof *payload);
  g_free (payload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Payload, payload_free)

static void
advance_nonce (guint8 nonce[NONCE_SIZE])
{
  for (gsize i = NONCE_SIZE - 1; i-- > 0;)
    if (++nonce[i] != 0)
      return;
}

gboolean
mdg_age_is_sealed (const char *start,
                   gsize size)
{
  return size >= strlen (MDG_AGE_MAGIC) && memcmp (start, MDG_AGE_MAGIC, strlen (MDG_AGE_MAGIC)) == 0;
}

static gboolean
seal_payload (Payload *payload,
              GBufferedInputStream *plain,
              GOutputStream *sealed,
              GCancellable *cancellable,
              GError **error)
{
  gboolean is_last = FALSE;

  while (!is_last)
    {
      gsize size;
      gssize more;

      if (!g_input_stream_read_all (G_INPUT_STREAM (plain), payload->plain, CHUNK_SIZE, &size, cancellable, error))
        return FALSE;
      more = g_buffered_input_stream_get_available (plain) > 0 ? 1 : g_buffered_input_stream_fill (plain, -1, cancellable, error);
      if (more < 0)
        return FALSE;
      is_last = more == 0;
      payload->nonce[NONCE_SIZE - 1] = is_last;
      crypto_aead_chacha20poly1305_ietf_encrypt (payload->sealed, NULL, payload->plain, size, NULL, 0, NULL, payload->nonce, payload->key);
      if (!g_output_stream_write_all (sealed, payload->sealed, size + MDG_AGE_TAG_SIZE, NULL, cancellable, error))
        return FALSE;
      advance_nonce (payload->nonce);
    }

  return TRUE;
}

gboolean
mdg_age_seal (GInputStream *plain,
              GOutputStream *sealed,
              const char *passphrase,
              guint log_n,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (GString) header = NULL;
  g_autoptr (Payload) payload = NULL;
  guint8 file_key[MDG_AGE_FILE_KEY_SIZE];
  guint8 salt[MDG_AGE_SALT_SIZE];

  g_return_val_if_fail (log_n >= MDG_AGE_LOG_N_LOWEST && log_n <= MDG_AGE_LOG_N_HIGHEST, FALSE);

  mdg_age_start_sodium ();
  if (passphrase[0] == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A passphrase is needed to seal a file."));
      return FALSE;
    }
  randombytes_buf (file_key, sizeof file_key);
  randombytes_buf (salt, sizeof salt);
  header = mdg_age_compose_header (file_key, passphrase, log_n, error);
  payload = payload_new (file_key, salt);
  sodium_memzero (file_key, sizeof file_key);
  if (header == NULL || !g_output_stream_write_all (sealed, header->str, header->len, NULL, cancellable, error) || !g_output_stream_write_all (sealed, salt, sizeof salt, NULL, cancellable, error))
    return FALSE;

  buffered = g_buffered_input_stream_new_sized (plain, CHUNK_SIZE);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);

  return seal_payload (payload, G_BUFFERED_INPUT_STREAM (buffered), sealed, cancellable, error);
}

static gboolean
set_damaged_payload (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED,
                       _ ("The sealed file was changed or is cut short. Nothing was taken from it. Ask the sender for the file again."));
  return FALSE;
}

/* A full piece may be the last one or not: which, its authentication tells. */
static gboolean
open_chunk (Payload *payload,
            gsize size,
            gboolean is_last)
{
  payload->nonce[NONCE_SIZE - 1] = is_last;

  return crypto_aead_chacha20poly1305_ietf_decrypt (payload->plain, NULL, NULL, payload->sealed, size, NULL, 0, payload->nonce, payload->key) == 0;
}

static gboolean
open_payload (Payload *payload,
              GBufferedInputStream *sealed,
              GOutputStream *plain,
              GCancellable *cancellable,
              GError **error)
{
  gboolean is_first = TRUE;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      gsize size;
      gssize more;

      if (!g_input_stream_read_all (G_INPUT_STREAM (sealed), payload->sealed, SEALED_CHUNK_SIZE, &size, cancellable, error))
        return FALSE;
      more = g_buffered_input_stream_get_available (sealed) > 0 ? 1 : g_buffered_input_stream_fill (sealed, -1, cancellable, error);
      if (more < 0)
        return FALSE;
      is_last = more == 0;
      /* Only an empty file has an empty last piece. */
      if (size < MDG_AGE_TAG_SIZE || (size == MDG_AGE_TAG_SIZE && !is_first) || !open_chunk (payload, size, is_last))
        return set_damaged_payload (error);
      if (!g_output_stream_write_all (plain, payload->plain, size - MDG_AGE_TAG_SIZE, NULL, cancellable, error))
        return FALSE;
      advance_nonce (payload->nonce);
      is_first = FALSE;
    }

  return TRUE;
}

gboolean
mdg_age_open (GInputStream *sealed,
              GOutputStream *plain,
              const char *passphrase,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (Payload) payload = NULL;
  guint8 file_key[MDG_AGE_FILE_KEY_SIZE];
  guint8 salt[MDG_AGE_SALT_SIZE];
  gsize size;

  mdg_age_start_sodium ();
  buffered = g_buffered_input_stream_new_sized (sealed, CHUNK_SIZE);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (!mdg_age_read_header (G_BUFFERED_INPUT_STREAM (buffered), passphrase, file_key, cancellable, error))
    return FALSE;
  if (!g_input_stream_read_all (buffered, salt, sizeof salt, &size, cancellable, error))
    return FALSE;
  if (size < sizeof salt)
    return set_damaged_payload (error);
  payload = payload_new (file_key, salt);
  sodium_memzero (file_key, sizeof file_key);

  return open_payload (payload, G_BUFFERED_INPUT_STREAM (buffered), plain, cancellable, error);
}
