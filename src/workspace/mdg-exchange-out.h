#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Writes everything of the register as an exchange file, whole or not at all, and notes in the audit that it left: with a passphrase inside
   an age envelope, with NULL as plain XML, which the caller has been asked for. The same records give the same plain bytes. */
gboolean mdg_exchange_out_write (MdgWorkspace *workspace,
                                 const char *path,
                                 const char *passphrase,
                                 GCancellable *cancellable,
                                 GError **error);

/* The same without the audit into a stream, in a read transaction of the store. */
gboolean mdg_exchange_out_write_stream (MdgStore *store,
                                        GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
