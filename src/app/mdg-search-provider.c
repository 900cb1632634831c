#define G_LOG_DOMAIN "mdg-app"

#include "mdg-search-provider.h"

G_DEFINE_INTERFACE (MdgSearchProvider, mdg_search_provider, G_TYPE_OBJECT)

static void
mdg_search_provider_default_init (MdgSearchProviderInterface *iface)
{
}

const char *
mdg_search_provider_get_section (MdgSearchProvider *self)
{
  g_return_val_if_fail (MDG_IS_SEARCH_PROVIDER (self), NULL);

  return MDG_SEARCH_PROVIDER_GET_IFACE (self)->get_section (self);
}

void
mdg_search_provider_search_async (MdgSearchProvider *self,
                                  const char *typed,
                                  guint max_hits,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MDG_IS_SEARCH_PROVIDER (self));

  MDG_SEARCH_PROVIDER_GET_IFACE (self)->search_async (self, typed, max_hits, cancellable, callback, user_data);
}

GPtrArray *
mdg_search_provider_search_finish (MdgSearchProvider *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (MDG_IS_SEARCH_PROVIDER (self), NULL);

  return MDG_SEARCH_PROVIDER_GET_IFACE (self)->search_finish (self, result, error);
}
