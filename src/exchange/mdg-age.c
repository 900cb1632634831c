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

#define MDG_TYPE_AGE_OUTPUT_STREAM (mdg_age_output_stream_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgeOutputStream, mdg_age_output_stream, MDG, AGE_OUTPUT_STREAM, GOutputStream)

struct _MdgAgeOutputStream
{
  GOutputStream parent_instance;
  GOutputStream *sealed;
  Payload *payload;
  gsize size; /* of what waits in payload->plain */
};

G_DEFINE_FINAL_TYPE (MdgAgeOutputStream, mdg_age_output_stream, G_TYPE_OUTPUT_STREAM)

static gboolean
seal_chunk (MdgAgeOutputStream *self,
            gboolean is_last,
            GCancellable *cancellable,
            GError **error)
{
  Payload *payload = self->payload;

  payload->nonce[NONCE_SIZE - 1] = is_last;
  crypto_aead_chacha20poly1305_ietf_encrypt (payload->sealed, NULL, payload->plain, self->size, NULL, 0, NULL, payload->nonce, payload->key);
  if (!g_output_stream_write_all (self->sealed, payload->sealed, self->size + MDG_AGE_TAG_SIZE, NULL, cancellable, error))
    return FALSE;
  advance_nonce (payload->nonce);
  self->size = 0;

  return TRUE;
}

/* A full piece waits until it is known whether it is the last one. */
static gssize
mdg_age_output_stream_write (GOutputStream *stream,
                             const void *bytes,
                             gsize size,
                             GCancellable *cancellable,
                             GError **error)
{
  MdgAgeOutputStream *self = MDG_AGE_OUTPUT_STREAM (stream);
  gsize taken;

  if (size == 0)
    return 0;
  if (self->size == CHUNK_SIZE && !seal_chunk (self, FALSE, cancellable, error))
    return -1;
  taken = MIN (size, CHUNK_SIZE - self->size);
  memcpy (self->payload->plain + self->size, bytes, taken);
  self->size += taken;

  return (gssize) taken;
}

static gboolean
mdg_age_output_stream_close (GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error)
{
  return seal_chunk (MDG_AGE_OUTPUT_STREAM (stream), TRUE, cancellable, error);
}

static void
mdg_age_output_stream_finalize (GObject *object)
{
  MdgAgeOutputStream *self = MDG_AGE_OUTPUT_STREAM (object);

  g_clear_object (&self->sealed);
  g_clear_pointer (&self->payload, payload_free);

  G_OBJECT_CLASS (mdg_age_output_stream_parent_class)->finalize (object);
}

static void
mdg_age_output_stream_class_init (MdgAgeOutputStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_age_output_stream_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = mdg_age_output_stream_write;
  G_OUTPUT_STREAM_CLASS (klass)->close_fn = mdg_age_output_stream_close;
}

static void
mdg_age_output_stream_init (MdgAgeOutputStream *self)
{
}

GOutputStream *
mdg_age_seal (GOutputStream *sealed,
              const char *passphrase,
              guint log_n,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (MdgAgeOutputStream) self = NULL;
  g_autoptr (GString) header = NULL;
  guint8 file_key[MDG_AGE_FILE_KEY_SIZE];
  guint8 salt[MDG_AGE_SALT_SIZE];

  g_return_val_if_fail (log_n >= MDG_AGE_LOG_N_LOWEST && log_n <= MDG_AGE_LOG_N_HIGHEST, NULL);

  mdg_age_start_sodium ();
  if (passphrase[0] == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A passphrase is needed to seal a file."));
      return NULL;
    }
  self = g_object_new (MDG_TYPE_AGE_OUTPUT_STREAM, NULL);
  self->sealed = g_object_ref (sealed);
  randombytes_buf (file_key, sizeof file_key);
  randombytes_buf (salt, sizeof salt);
  header = mdg_age_compose_header (file_key, passphrase, log_n, error);
  self->payload = payload_new (file_key, salt);
  sodium_memzero (file_key, sizeof file_key);
  if (header == NULL || !g_output_stream_write_all (sealed, header->str, header->len, NULL, cancellable, error) || !g_output_stream_write_all (sealed, salt, sizeof salt, NULL, cancellable, error))
    return NULL;

  return G_OUTPUT_STREAM (g_steal_pointer (&self));
}

#define MDG_TYPE_AGE_INPUT_STREAM (mdg_age_input_stream_get_type ())
G_DECLARE_FINAL_TYPE (MdgAgeInputStream, mdg_age_input_stream, MDG, AGE_INPUT_STREAM, GInputStream)

struct _MdgAgeInputStream
{
  GInputStream parent_instance;
  GBufferedInputStream *sealed;
  Payload *payload;
  gsize size; /* of the opened piece in payload->plain */
  gsize taken;
  gboolean is_begun;
  gboolean is_ended;
};

G_DEFINE_FINAL_TYPE (MdgAgeInputStream, mdg_age_input_stream, G_TYPE_INPUT_STREAM)

static gboolean
set_damaged_payload (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED,
                       _ ("The sealed file was changed or is cut short. Nothing was taken from it. Ask the sender for the file again."));
  return FALSE;
}

/* Only an empty file has an empty last piece. */
static gboolean
open_chunk (MdgAgeInputStream *self,
            GCancellable *cancellable,
            GError **error)
{
  Payload *payload = self->payload;
  gboolean is_first = !self->is_begun;
  gsize size;
  gssize more;

  if (!g_input_stream_read_all (G_INPUT_STREAM (self->sealed), payload->sealed, SEALED_CHUNK_SIZE, &size, cancellable, error))
    return FALSE;
  more = g_buffered_input_stream_get_available (self->sealed) > 0 ? 1 : g_buffered_input_stream_fill (self->sealed, -1, cancellable, error);
  if (more < 0)
    return FALSE;
  self->is_begun = TRUE;
  self->is_ended = more == 0;
  payload->nonce[NONCE_SIZE - 1] = self->is_ended;
  if (size < MDG_AGE_TAG_SIZE || (size == MDG_AGE_TAG_SIZE && !is_first) || crypto_aead_chacha20poly1305_ietf_decrypt (payload->plain, NULL, NULL, payload->sealed, size, NULL, 0, payload->nonce, payload->key) != 0)
    return set_damaged_payload (error);
  advance_nonce (payload->nonce);
  self->size = size - MDG_AGE_TAG_SIZE;
  self->taken = 0;

  return TRUE;
}

static gssize
mdg_age_input_stream_read (GInputStream *stream,
                           void *bytes,
                           gsize size,
                           GCancellable *cancellable,
                           GError **error)
{
  MdgAgeInputStream *self = MDG_AGE_INPUT_STREAM (stream);
  gsize given;

  if (self->taken == self->size && !self->is_ended && !open_chunk (self, cancellable, error))
    return -1;
  given = MIN (size, self->size - self->taken);
  memcpy (bytes, self->payload->plain + self->taken, given);
  self->taken += given;

  return (gssize) given;
}

static void
mdg_age_input_stream_finalize (GObject *object)
{
  MdgAgeInputStream *self = MDG_AGE_INPUT_STREAM (object);

  g_clear_object (&self->sealed);
  g_clear_pointer (&self->payload, payload_free);

  G_OBJECT_CLASS (mdg_age_input_stream_parent_class)->finalize (object);
}

static void
mdg_age_input_stream_class_init (MdgAgeInputStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_age_input_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = mdg_age_input_stream_read;
}

static void
mdg_age_input_stream_init (MdgAgeInputStream *self)
{
}

GInputStream *
mdg_age_open (GInputStream *sealed,
              const char *passphrase,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (MdgAgeInputStream) self = g_object_new (MDG_TYPE_AGE_INPUT_STREAM, NULL);
  guint8 file_key[MDG_AGE_FILE_KEY_SIZE];
  guint8 salt[MDG_AGE_SALT_SIZE];
  gsize size;

  mdg_age_start_sodium ();
  self->sealed = G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (sealed, CHUNK_SIZE));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->sealed), FALSE);
  if (!mdg_age_read_header (self->sealed, passphrase, file_key, cancellable, error) || !g_input_stream_read_all (G_INPUT_STREAM (self->sealed), salt, sizeof salt, &size, cancellable, error))
    return NULL;
  if (size < sizeof salt)
    {
      set_damaged_payload (error);
      return NULL;
    }
  self->payload = payload_new (file_key, salt);
  sodium_memzero (file_key, sizeof file_key);

  return G_INPUT_STREAM (g_steal_pointer (&self));
}
