#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The age v1 envelope (age-encryption.org/v1) around a file, with one passphrase (scrypt) recipient: what `age -p` writes and reads.
   A work factor is log2 of N; passphrases are the bytes of their NFC form. */
#define MDG_AGE_LOG_N_LOWEST 16
#define MDG_AGE_LOG_N_HIGHEST 18

/* Whether these first bytes of a file begin an envelope. */
gboolean mdg_age_is_sealed (const char *start,
                            gsize size);

/* A stream into an envelope around sealed. The envelope is whole when the stream has been closed, which leaves sealed open. */
GOutputStream *mdg_age_seal (GOutputStream *sealed,
                             const char *passphrase,
                             guint log_n,
                             GCancellable *cancellable,
                             GError **error);

/* A stream of what is in the envelope. Every byte it gives has been authenticated, but that the file is whole is known only at its end:
   until then nothing may be done that cannot be undone. Opening fails with MDG_ERROR_LOCKED where the passphrase does not fit, TOO_NEW where
   the file is sealed in a way this program does not open, DAMAGED where it was changed, INVALID where it is no envelope; reading with DAMAGED
   where it was changed or cut. */
GInputStream *mdg_age_open (GInputStream *sealed,
                            const char *passphrase,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
