#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-age-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a header with one scrypt recipient no line is longer than 80 bytes; one for many keys is named as such after its first line. */
#define LINE_MAX_SIZE 1024
#define WRAPPED_SIZE (MDG_AGE_FILE_KEY_SIZE + MDG_AGE_TAG_SIZE)
#define SCRYPT_LABEL "age-encryption.org/v1/scrypt"
#define STANZA_START "-> "
#define MAC_START "---"

static gpointer
start_sodium (gpointer data)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot start");

  return NULL;
}

void
mdg_age_start_sodium (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, start_sodium, NULL);
}

void
mdg_age_derive_key (const guint8 *secret,
                    gsize secret_size,
                    const guint8 *salt,
                    gsize salt_size,
                    const char *info,
                    guint8 key[MDG_AGE_KEY_SIZE])
{
  static const guint8 block_number = 1;
  guint8 extracted[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_state state;

  /* No key at all is one of no bytes, which libsodium copies from somewhere. */
  crypto_auth_hmacsha256_init (&state, salt != NULL ? salt : extracted, salt_size);
  crypto_auth_hmacsha256_update (&state, secret, secret_size);
  crypto_auth_hmacsha256_final (&state, extracted);

  crypto_auth_hmacsha256_init (&state, extracted, sizeof extracted);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) info, strlen (info));
  crypto_auth_hmacsha256_update (&state, &block_number, 1);
  crypto_auth_hmacsha256_final (&state, key);

  sodium_memzero (extracted, sizeof extracted);
  sodium_memzero (&state, sizeof state);
}

static gboolean
derive_wrap_key (const char *passphrase,
                 const guint8 salt[MDG_AGE_SALT_SIZE],
                 guint log_n,
                 guint8 key[MDG_AGE_KEY_SIZE],
                 GError **error)
{
  g_autofree char *normal = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  guint8 labelled[sizeof SCRYPT_LABEL - 1 + MDG_AGE_SALT_SIZE];
  int result;

  if (normal == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The passphrase is not text."));
      return FALSE;
    }
  memcpy (labelled, SCRYPT_LABEL, sizeof SCRYPT_LABEL - 1);
  memcpy (labelled + sizeof SCRYPT_LABEL - 1, salt, MDG_AGE_SALT_SIZE);
  result = crypto_pwhash_scryptsalsa208sha256_ll ((const guint8 *) normal, strlen (normal), labelled, sizeof labelled,
                                                  G_GUINT64_CONSTANT (1) << log_n, 8, 1, key, MDG_AGE_KEY_SIZE);
  sodium_memzero (normal, strlen (normal));
  if (result != 0)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED,
                         _ ("There is not enough free memory to work with the passphrase. Close other programs and try again."));

  return result == 0;
}

static void
append_base64 (GString *text,
               const guint8 *bytes,
               gsize size)
{
  char encoded[sodium_base64_ENCODED_LEN (64, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];

  g_assert (size <= 64);
  g_string_append (text, sodium_bin2base64 (encoded, sizeof encoded, bytes, size, sodium_base64_VARIANT_ORIGINAL_NO_PADDING));
}

/* Only the one canonical way of writing exactly size bytes. */
static gboolean
parse_base64 (const char *text,
              guint8 *bytes,
              gsize size)
{
  char encoded[sodium_base64_ENCODED_LEN (64, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];
  gsize parsed;

  g_assert (size <= 64);
  if (sodium_base642bin (bytes, size, text, strlen (text), NULL, &parsed, NULL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0 || parsed != size)
    return FALSE;
  sodium_bin2base64 (encoded, sizeof encoded, bytes, size, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);

  return strcmp (encoded, text) == 0;
}

static void
compute_mac (const guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
             const GString *header,
             guint8 mac[crypto_auth_hmacsha256_BYTES])
{
  guint8 key[MDG_AGE_KEY_SIZE];

  mdg_age_derive_key (file_key, MDG_AGE_FILE_KEY_SIZE, NULL, 0, "header", key);
  crypto_auth_hmacsha256 (mac, (const guint8 *) header->str, header->len, key);
  sodium_memzero (key, sizeof key);
}

GString *
mdg_age_compose_header (const guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
                        const char *passphrase,
                        guint log_n,
                        GError **error)
{
  static const guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES] = { 0 };
  g_autoptr (GString) header = g_string_new (MDG_AGE_MAGIC STANZA_START "scrypt ");
  guint8 salt[MDG_AGE_SALT_SIZE];
  guint8 key[MDG_AGE_KEY_SIZE];
  guint8 wrapped[WRAPPED_SIZE];
  guint8 mac[crypto_auth_hmacsha256_BYTES];

  randombytes_buf (salt, sizeof salt);
  if (!derive_wrap_key (passphrase, salt, log_n, key, error))
    return NULL;
  crypto_aead_chacha20poly1305_ietf_encrypt (wrapped, NULL, file_key, MDG_AGE_FILE_KEY_SIZE, NULL, 0, NULL, nonce, key);
  sodium_memzero (key, sizeof key);

  append_base64 (header, salt, sizeof salt);
  g_string_append_printf (header, " %u\n", log_n);
  append_base64 (header, wrapped, sizeof wrapped);
  g_string_append (header, "\n" MAC_START);
  compute_mac (file_key, header, mac);
  g_string_append_c (header, ' ');
  append_base64 (header, mac, sizeof mac);
  g_string_append_c (header, '\n');

  return g_steal_pointer (&header);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED,
                       _ ("The beginning of the sealed file is damaged. Nothing was taken from it. Ask the sender for the file again."));
  return FALSE;
}

static gboolean
set_other_way (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_TOO_NEW,
                       _ ("The file is sealed in a way that this program does not open. Ask the sender to seal it with a passphrase."));
  return FALSE;
}

/* Adds one line with its end to header and leaves it without its end in line. */
static gboolean
read_line (GBufferedInputStream *sealed,
           GString *header,
           GString *line,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_string_truncate (line, 0);
  while (line->len < LINE_MAX_SIZE)
    {
      int byte = g_buffered_input_stream_read_byte (sealed, cancellable, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (byte == '\n')
        {
          g_string_append (header, line->str);
          g_string_append_c (header, '\n');
          return TRUE;
        }
      if (byte <= 0 || byte > '~')
        return set_damaged (error);
      g_string_append_c (line, (char) byte);
    }

  return set_damaged (error);
}

/* "18", never "018", "+18" or "0x12". */
static gboolean
parse_log_n (const char *text,
             guint *log_n,
             GError **error)
{
  guint64 value;

  if (text[0] < '1' || text[0] > '9' || !g_ascii_string_to_unsigned (text, 10, 1, 63, &value, NULL))
    return set_damaged (error);
  if (value > MDG_AGE_LOG_N_HIGHEST)
    {
      /* A stranger's file may ask for any amount of memory. */
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_TOO_NEW,
                           _ ("Opening this file would take more memory than a file of this kind may ask for. Ask the sender to seal it again with this program."));
      return FALSE;
    }
  *log_n = (guint) value;

  return TRUE;
}

typedef struct
{
  guint8 salt[MDG_AGE_SALT_SIZE];
  guint8 wrapped[WRAPPED_SIZE];
  guint8 mac[crypto_auth_hmacsha256_BYTES];
  guint log_n;
} Stanza;

static gboolean
parse_stanza_line (const char *line,
                   Stanza *stanza,
                   GError **error)
{
  g_auto (GStrv) arguments = NULL;

  if (!g_str_has_prefix (line, STANZA_START))
    return set_damaged (error);
  arguments = g_strsplit (line + strlen (STANZA_START), " ", -1);
  if (arguments[0][0] == '\0')
    return set_damaged (error);
  if (strcmp (arguments[0], "scrypt") != 0)
    return set_other_way (error);
  if (g_strv_length (arguments) != 3 || !parse_base64 (arguments[1], stanza->salt, sizeof stanza->salt))
    return set_damaged (error);

  return parse_log_n (arguments[2], &stanza->log_n, error);
}

/* A passphrase recipient stands alone, so its four lines are all there is. header keeps what the MAC is over. */
static gboolean
read_stanza (GBufferedInputStream *sealed,
             GString *header,
             Stanza *stanza,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (!read_line (sealed, header, line, cancellable, error))
    return FALSE;
  if (g_str_has_prefix (line->str, "age-encryption.org/") && strcmp (header->str, MDG_AGE_MAGIC) != 0)
    return set_other_way (error);
  if (strcmp (header->str, MDG_AGE_MAGIC) != 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is not a sealed file."));
      return FALSE;
    }
  if (!read_line (sealed, header, line, cancellable, error) || !parse_stanza_line (line->str, stanza, error) || !read_line (sealed, header, line, cancellable, error))
    return FALSE;
  if (!parse_base64 (line->str, stanza->wrapped, sizeof stanza->wrapped))
    return set_damaged (error);
  if (!read_line (sealed, header, line, cancellable, error))
    return FALSE;
  if (!g_str_has_prefix (line->str, MAC_START " ") || !parse_base64 (line->str + strlen (MAC_START " "), stanza->mac, sizeof stanza->mac))
    return set_damaged (error);
  g_string_truncate (header, header->len - line->len - 1 + strlen (MAC_START));

  return TRUE;
}

static gboolean
unwrap_file_key (const Stanza *stanza,
                 const char *passphrase,
                 guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
                 GError **error)
{
  static const guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES] = { 0 };
  guint8 key[MDG_AGE_KEY_SIZE];
  int result;

  if (!derive_wrap_key (passphrase, stanza->salt, stanza->log_n, key, error))
    return FALSE;
  result = crypto_aead_chacha20poly1305_ietf_decrypt (file_key, NULL, NULL, stanza->wrapped, sizeof stanza->wrapped, NULL, 0, nonce, key);
  sodium_memzero (key, sizeof key);
  if (result != 0)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_LOCKED,
                         _ ("The passphrase does not open this file. Nothing was changed. Look at small and capital letters and the spaces between words."));

  return result == 0;
}

gboolean
mdg_age_read_header (GBufferedInputStream *sealed,
                     const char *passphrase,
                     guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GString) header = g_string_new (NULL);
  guint8 mac[crypto_auth_hmacsha256_BYTES];
  Stanza stanza;

  if (!read_stanza (sealed, header, &stanza, cancellable, error) || !unwrap_file_key (&stanza, passphrase, file_key, error))
    return FALSE;
  compute_mac (file_key, header, mac);
  if (sodium_memcmp (mac, stanza.mac, sizeof mac) != 0)
    return set_damaged (error);

  return TRUE;
}
