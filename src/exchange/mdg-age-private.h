#pragma once

#include "mdg-age.h"

#include <sodium.h>

G_BEGIN_DECLS

#define MDG_AGE_MAGIC "age-encryption.org/v1\n"
#define MDG_AGE_FILE_KEY_SIZE 16
#define MDG_AGE_KEY_SIZE crypto_aead_chacha20poly1305_ietf_KEYBYTES
#define MDG_AGE_TAG_SIZE crypto_aead_chacha20poly1305_ietf_ABYTES
#define MDG_AGE_SALT_SIZE 16

G_STATIC_ASSERT (MDG_AGE_KEY_SIZE == crypto_auth_hmacsha256_BYTES);

void mdg_age_start_sodium (void);

/* HKDF-SHA-256 (RFC 5869) for one block of output; salt may be NULL with size 0. */
void mdg_age_derive_key (const guint8 *secret,
                         gsize secret_size,
                         const guint8 *salt,
                         gsize salt_size,
                         const char *info,
                         guint8 key[MDG_AGE_KEY_SIZE]);

/* The header that opens with passphrase, up to and with the line end after the MAC. */
GString *mdg_age_compose_header (const guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
                                 const char *passphrase,
                                 guint log_n,
                                 GError **error);

/* Takes the header from sealed, which stands at the payload afterwards. */
gboolean mdg_age_read_header (GBufferedInputStream *sealed,
                              const char *passphrase,
                              guint8 file_key[MDG_AGE_FILE_KEY_SIZE],
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
