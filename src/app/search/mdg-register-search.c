#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-register-search.h"

#include <glib/gi18n-lib.h>

#include "mdg-case.h"
#include "mdg-consultation-row.h"
#include "mdg-describe.h"
#include "mdg-palette-item.h"
#include "mdg-person-query.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-text-match.h"
#include "mdg-text.h"

struct _MdgRegisterSearch
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  MdgSearchWhat what;
};

static void mdg_register_search_provider_init (MdgSearchProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdgRegisterSearch, mdg_register_search, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (MDG_TYPE_SEARCH_PROVIDER, mdg_register_search_provider_init))

static void
mdg_register_search_finalize (GObject *object)
{
  g_object_unref (MDG_REGISTER_SEARCH (object)->workspace);

  G_OBJECT_CLASS (mdg_register_search_parent_class)->finalize (object);
}

static void
mdg_register_search_class_init (MdgRegisterSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_register_search_finalize;
}

static void
mdg_register_search_init (MdgRegisterSearch *self)
{
}

static const char *
get_section (MdgSearchProvider *provider)
{
  static const char *const titles[] = { N_ ("Consultations"), N_ ("People"), N_ ("Cases") };

  return _ (titles[MDG_REGISTER_SEARCH (provider)->what]);
}

static MdgPaletteItem *
new_hit (const char *title,
         const char *markup,
         const char *icon_name,
         const char *action,
         const MdgUuid *uuid)
{
  g_autofree char *text = mdg_uuid_dup_string (uuid);

  return mdg_palette_item_new_hit (title, markup, icon_name, action, g_variant_new_string (text));
}

static void
add_consultations (MdgRegisterSearch *self,
                   const char *typed,
                   guint max_hits,
                   GPtrArray *items)
{
  g_autoptr (GArray) ids = mdg_search_list_consultations (mdg_workspace_get_store (self->workspace), typed, max_hits, NULL);
  g_auto (GStrv) words = mdg_text_match_split (typed);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (MdgConsultationRow) row = mdg_consultation_row_new (self->workspace, g_array_index (ids, gint64, i), (const char *const *) words);
      g_autofree char *title = g_strjoin ("  ", mdg_consultation_row_get_day (row), mdg_consultation_row_get_person (row), mdg_consultation_row_get_age_sex (row), NULL);

      if (mdg_consultation_row_get_line (row) != NULL)
        g_ptr_array_add (items, new_hit (title, mdg_consultation_row_get_sentence (row), "view-list-symbolic", "win.show-consultation", mdg_consultation_row_get_uuid (row)));
    }
}

static void
add_people (MdgRegisterSearch *self,
            const char *typed,
            guint max_hits,
            GPtrArray *items)
{
  MdgStore *store = mdg_workspace_get_store (self->workspace);
  g_autoptr (GArray) ids = mdg_search_list_people (store, MDG_KIND_SUBJECT, typed, max_hits, NULL);
  g_autofree char *today = NULL;
  MdgDate date;

  mdg_workspace_get_today (self->workspace, &date);
  today = mdg_date_dup_iso (&date);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      MdgPersonLine *line = mdg_person_query_load (store, g_array_index (ids, gint64, i), NULL);
      gboolean has_case;

      if (line == NULL)
        continue;

      has_case = !mdg_uuid_is_nil (&line->case_uuid);
      if (has_case || !mdg_uuid_is_nil (&line->consultation))
        {
          int age = mdg_describe_age (line->birth, line->age, line->age_on, today);
          g_autofree char *age_sex = mdg_describe_age_sex (mdg_workspace_get_vocabularies (self->workspace), age, line->sex);
          g_autofree char *day = mdg_describe_day (self->workspace, line->last_at);
          g_autofree char *title = g_strdup_printf ("%s  %s", line->name != NULL ? line->name : _ ("Anonymous"), age_sex);
          g_autofree char *subtitle = g_markup_printf_escaped (_ ("%s  consultations: %u, last %s"), line->area != NULL ? line->area : "", line->n_consultations, day);

          g_ptr_array_add (items, new_hit (title, subtitle, "avatar-default-symbolic", has_case ? "win.show-case" : "win.show-consultation", has_case ? &line->case_uuid : &line->consultation));
        }
      mdg_person_line_free (line);
    }
}

static void
add_cases (MdgRegisterSearch *self,
           const char *typed,
           guint max_hits,
           GPtrArray *items)
{
  MdgStore *store = mdg_workspace_get_store (self->workspace);
  g_autoptr (GArray) ids = mdg_person_query_list_cases (store, typed, max_hits, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_table_load_by_id (store, MDG_KIND_CASE, g_array_index (ids, gint64, i), NULL);
      g_autofree char *title = record != NULL ? mdg_describe_record (self->workspace, MDG_KIND_CASE, mdg_record_get_uuid (record)) : NULL;
      const char *summary = record != NULL ? mdg_record_get_text (record, MDG_CASE_SUMMARY) : NULL;
      g_autofree char *markup = summary != NULL ? g_markup_escape_text (summary, -1) : NULL;

      if (record != NULL)
        g_ptr_array_add (items, new_hit (title, markup, "folder-symbolic", "win.show-case", mdg_record_get_uuid (record)));
    }
}

/* Each query takes well under a millisecond at a million records, so it is done at once. */
static void
search_async (MdgSearchProvider *provider,
              const char *typed,
              guint max_hits,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  static void (*const adders[]) (MdgRegisterSearch *, const char *, guint, GPtrArray *) = { add_consultations, add_people, add_cases };
  MdgRegisterSearch *self = MDG_REGISTER_SEARCH (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, search_async);
  if (mdg_workspace_get_store (self->workspace) != NULL)
    adders[self->what](self, typed, max_hits, items);
  /* Names typed in romaji are found by their reading; a telephone number or a Latin name has been found above. */
  if (mdg_workspace_get_store (self->workspace) != NULL && self->what != MDG_SEARCH_CONSULTATIONS && items->len == 0 && g_str_is_ascii (typed))
    {
      g_autofree char *reading = mdg_text_reading (typed);

      if (*reading != '\0' && !g_str_equal (reading, typed))
        adders[self->what](self, reading, max_hits, items);
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
mdg_register_search_provider_init (MdgSearchProviderInterface *iface)
{
  iface->get_section = get_section;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
}

MdgRegisterSearch *
mdg_register_search_new (MdgWorkspace *workspace,
                         MdgSearchWhat what)
{
  MdgRegisterSearch *self = g_object_new (MDG_TYPE_REGISTER_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);
  self->what = what;

  return self;
}

void
mdg_register_search_install (MdgWindow *window)
{
  static const MdgSearchWhat order[] = { MDG_SEARCH_PEOPLE, MDG_SEARCH_CASES, MDG_SEARCH_CONSULTATIONS };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (MdgRegisterSearch) provider = mdg_register_search_new (mdg_window_get_workspace (window), order[i]);

      mdg_command_palette_add_provider (mdg_window_get_palette (window), MDG_SEARCH_PROVIDER (provider));
    }
}
