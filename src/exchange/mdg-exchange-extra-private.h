#pragma once

#include "mdg-xml-parser.h"

G_BEGIN_DECLS

/* Elements of other namespaces inside a revision, kept as text so that they survive a round trip: one element a line, each with the
   namespaces it needs. */
typedef struct _MdgExchangeExtra MdgExchangeExtra;

MdgExchangeExtra *mdg_exchange_extra_new (void);
void mdg_exchange_extra_free (MdgExchangeExtra *self);
/* Forgets what was kept, for the next revision. */
void mdg_exchange_extra_clear (MdgExchangeExtra *self);

/* Whether an element is begun and not ended; whether there is anything. */
gboolean mdg_exchange_extra_is_open (MdgExchangeExtra *self);
gboolean mdg_exchange_extra_is_begun (MdgExchangeExtra *self);
/* NULL where there is nothing. */
const char *mdg_exchange_extra_get (MdgExchangeExtra *self);

/* FALSE when it becomes too long. */
gboolean mdg_exchange_extra_start (MdgExchangeExtra *self,
                                   const char *uri,
                                   const char *element,
                                   const MdgXmlAttributes *attributes);
gboolean mdg_exchange_extra_text (MdgExchangeExtra *self,
                                  const char *text,
                                  gsize size);
void mdg_exchange_extra_end (MdgExchangeExtra *self);

G_END_DECLS
