#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-search.h"

#include <glib/gi18n-lib.h>

#include "mdg-palette-item.h"
#include "mdg-referral-code.h"
#include "mdg-referral-row.h"

struct _MdgReferralSearch
{
  GObject parent_instance;

  MdgWorkspace *workspace;
};

static void mdg_referral_search_provider_init (MdgSearchProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdgReferralSearch, mdg_referral_search, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (MDG_TYPE_SEARCH_PROVIDER, mdg_referral_search_provider_init))

static void
mdg_referral_search_finalize (GObject *object)
{
  g_object_unref (MDG_REFERRAL_SEARCH (object)->workspace);

  G_OBJECT_CLASS (mdg_referral_search_parent_class)->finalize (object);
}

static void
mdg_referral_search_class_init (MdgReferralSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_referral_search_finalize;
}

static void
mdg_referral_search_init (MdgReferralSearch *self)
{
}

static const char *
get_section (MdgSearchProvider *provider)
{
  return _ ("Referrals");
}

static void
add_code (const char *typed,
          GPtrArray *items)
{
  gboolean is_serial;
  g_autofree char *number = mdg_referral_code_parse (typed, &is_serial, NULL);
  g_autofree char *shown = number != NULL ? mdg_referral_number_format (number) : NULL;
  g_autofree char *title = number != NULL ? g_strdup_printf (_ ("Open the form %s"), shown) : NULL;

  if (number != NULL)
    g_ptr_array_add (items, mdg_palette_item_new_hit (title, NULL, "mail-forward-symbolic", "win.open-referral-code", g_variant_new_string (typed)));
}

static void
add_rows (MdgReferralSearch *self,
          const char *typed,
          guint max_hits,
          GPtrArray *items)
{
  g_autoptr (MdgReferralFilter) filter = mdg_referral_filter_new ();
  g_autoptr (GArray) keys = NULL;

  mdg_referral_filter_set (filter, MDG_REFERRAL_CRITERION_TEXT, typed);
  filter->order = MDG_REFERRAL_ORDER_NEWEST;
  keys = mdg_referral_list_query_keys (mdg_workspace_get_store (self->workspace), filter, NULL, max_hits, NULL);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      g_autoptr (MdgReferralRow) row = mdg_referral_row_new (self->workspace, g_array_index (keys, MdgRecordKey, i).id);
      const MdgUuid *uuid = mdg_referral_row_get_uuid (row);
      g_autofree char *title = g_strjoin ("  ", mdg_referral_row_get_number (row), mdg_referral_row_get_person (row), NULL);
      g_autofree char *markup = g_markup_printf_escaped ("%s  %s  %s", mdg_referral_row_get_state (row), mdg_referral_row_get_kind (row), mdg_referral_row_get_reasons (row));
      g_autofree char *text = uuid != NULL ? mdg_uuid_dup_string (uuid) : NULL;

      if (text != NULL)
        g_ptr_array_add (items, mdg_palette_item_new_hit (title, markup, "mail-forward-symbolic", "win.show-referral", g_variant_new_string (text)));
    }
}

/* A few thousand referrals at most are looked through, so it is done at once. */
static void
search_async (MdgSearchProvider *provider,
              const char *typed,
              guint max_hits,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  MdgReferralSearch *self = MDG_REFERRAL_SEARCH (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, search_async);
  if (mdg_workspace_get_store (self->workspace) != NULL)
    {
      add_code (typed, items);
      if (items->len == 0)
        add_rows (self, typed, max_hits, items);
    }
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
search_finish (MdgSearchProvider *provider,
               GAsyncResult *result,
               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
mdg_referral_search_provider_init (MdgSearchProviderInterface *iface)
{
  iface->get_section = get_section;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
}

MdgReferralSearch *
mdg_referral_search_new (MdgWorkspace *workspace)
{
  MdgReferralSearch *self = g_object_new (MDG_TYPE_REFERRAL_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}
