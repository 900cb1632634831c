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

/* Reads plain to its end and writes the envelope to sealed; neither is closed. What was written before an error is worth nothing. */
gboolean mdg_age_seal (GInputStream *plain,
                       GOutputStream *sealed,
                       const char *passphrase,
                       guint log_n,
                       GCancellable *cancellable,
                       GError **error);

/* The way back. Every piece written to plain has been authenticated, but that the file is whole is known only at the end: after an
   error what was written must be thrown away. MDG_ERROR_LOCKED where the passphrase does not fit, TOO_NEW where the file is sealed
   in a way this program does not open, DAMAGED where it was changed or cut, INVALID where it is no envelope. */
gboolean mdg_age_open (GInputStream *sealed,
                       GOutputStream *plain,
                       const char *passphrase,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
