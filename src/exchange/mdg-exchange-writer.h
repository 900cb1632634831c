#pragma once

#include "mdg-exchange-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes an exchange file piece by piece, in the order: header, origins, changes, revisions (by kind, by record, parents before children).
   The same calls give the same bytes. */
typedef struct _MdgExchangeWriter MdgExchangeWriter;

/* stream is not closed. */
MdgExchangeWriter *mdg_exchange_writer_new (GOutputStream *stream,
                                            GCancellable *cancellable);
void mdg_exchange_writer_free (MdgExchangeWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgExchangeWriter, mdg_exchange_writer_free)

gboolean mdg_exchange_writer_begin (MdgExchangeWriter *self,
                                    const MdgExchangeHeader *header,
                                    GError **error);
gboolean mdg_exchange_writer_add_origin (MdgExchangeWriter *self,
                                         const MdgExchangeOrigin *origin,
                                         GError **error);
gboolean mdg_exchange_writer_add_change (MdgExchangeWriter *self,
                                         const MdgExchangeChange *change,
                                         GError **error);
gboolean mdg_exchange_writer_add_revision (MdgExchangeWriter *self,
                                           const MdgExchangeRevision *revision,
                                           GError **error);
gboolean mdg_exchange_writer_end (MdgExchangeWriter *self,
                                  GError **error);

G_END_DECLS
