#pragma once

#include "mdg-exchange-reader.h"

G_BEGIN_DECLS

/* A file as it came, sealed or plain: LOCKED when it is sealed and passphrase is NULL or does not fit. */
GInputStream *mdg_exchange_file_open (const char *path,
                                      const char *passphrase,
                                      GCancellable *cancellable,
                                      GError **error);

/* Looks at every rule and takes nothing. fault says where, when it is a matter of the content. */
gboolean mdg_exchange_file_validate (const char *path,
                                     const char *passphrase,
                                     MdgExchangeFault *fault,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
