#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A source of hits for Ctrl+K beside the commands: records, people, cases. */
#define MDG_TYPE_SEARCH_PROVIDER (mdg_search_provider_get_type ())
G_DECLARE_INTERFACE (MdgSearchProvider, mdg_search_provider, MDG, SEARCH_PROVIDER, GObject)

struct _MdgSearchProviderInterface
{
  GTypeInterface parent_iface;

  /* Heading of its hits. */
  const char *(*get_section) (MdgSearchProvider *self);
  void (*search_async) (MdgSearchProvider *self,
                        const char *typed,
                        guint max_hits,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  /* An array of MdgPaletteItem, owned by the caller. */
  GPtrArray *(*search_finish) (MdgSearchProvider *self,
                               GAsyncResult *result,
                               GError **error);
};

const char *mdg_search_provider_get_section (MdgSearchProvider *self);
void mdg_search_provider_search_async (MdgSearchProvider *self,
                                       const char *typed,
                                       guint max_hits,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *mdg_search_provider_search_finish (MdgSearchProvider *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
