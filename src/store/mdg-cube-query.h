#pragma once

#include "mdg-cube-row.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Feeds all that is counted into a cube, each part from its covering index and all in one state of the register. */
gboolean mdg_cube_query_load (MdgStore *store,
                              const MdgCubeSink *sink,
                              gpointer cube,
                              GError **error);
/* One consultation or contact as it now is; nothing happens when there is none. */
gboolean mdg_cube_query_load_consultation (MdgStore *store,
                                           gint64 id,
                                           const MdgCubeSink *sink,
                                           gpointer cube,
                                           GError **error);
gboolean mdg_cube_query_load_contact (MdgStore *store,
                                      gint64 id,
                                      const MdgCubeSink *sink,
                                      gpointer cube,
                                      GError **error);

G_END_DECLS
