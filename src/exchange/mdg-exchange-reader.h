#pragma once

#include "mdg-exchange-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file says, piece by piece in its order; each borrowed during the call. A member that returns FALSE ends the reading with its error.
   NULL members are not told. */
typedef struct
{
  gboolean (*header) (gpointer data, const MdgExchangeHeader *header, GError **error);
  gboolean (*origin) (gpointer data, const MdgExchangeOrigin *origin, GError **error);
  gboolean (*change) (gpointer data, const MdgExchangeChange *change, GError **error);
  gboolean (*revision) (gpointer data, const MdgExchangeRevision *revision, GError **error);
} MdgExchangeSink;

/* Where and why a file was refused: rule is a word for programs, the sentence is that of the error:
   syntax, shape, root, order, attribute, value, length as the schema has it, and sense for what a schema cannot say. */
typedef struct
{
  int line;
  int column;
  const char *rule;
} MdgExchangeFault;

/* Reads stream to its end and checks every rule of the schema on the way. INVALID with line, column and what to do; TOO_NEW for a later
   version of the format. fault may be NULL. */
gboolean mdg_exchange_read (GInputStream *stream,
                            const MdgExchangeSink *sink,
                            gpointer data,
                            MdgExchangeFault *fault,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
