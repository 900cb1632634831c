#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-consultation-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-consultation-list.h"
#include "mdg-filter-button.h"
#include "mdg-wrap-layout.h"

/* After the last key, in milliseconds: a word is typed on, a pause is meant. */
#define TYPING_PAUSE 120
/* Years offered before the newest. */
#define YEARS 12

static const MdgCriterion criteria[] = {
  MDG_CRITERION_YEAR,
  MDG_CRITERION_MONTH,
  MDG_CRITERION_CHANNEL,
  MDG_CRITERION_AFFILIATION,
  MDG_CRITERION_PROFESSION,
  MDG_CRITERION_CONTENT,
  MDG_CRITERION_SCENE,
  MDG_CRITERION_AREA,
  MDG_CRITERION_STAFF,
  MDG_CRITERION_STATE,
  MDG_CRITERION_KIND,
};

struct _MdgConsultationFilterBar
{
  GtkWidget parent_instance;

  MdgWorkspace *workspace;
  MdgConsultationFilter *filter;
  GtkWidget *search;
  MdgFilterButton *buttons[G_N_ELEMENTS (criteria)];
  GtkWidget *clear_button;
  guint typing;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (MdgConsultationFilterBar, mdg_consultation_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_filter (MdgConsultationFilterBar *self)
{
  const char *text = mdg_consultation_filter_get (self->filter, MDG_CRITERION_TEXT);

  self->is_setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      g_autofree char *description = mdg_consultation_filter_describe (self->workspace, self->filter, criteria[i]);

      mdg_filter_button_set_value (self->buttons[i], mdg_consultation_filter_get (self->filter, criteria[i]), description);
    }
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
  gtk_widget_set_visible (self->clear_button, !mdg_consultation_filter_is_empty (self->filter));
  self->is_setting = FALSE;
}

static void
emit_changed (MdgConsultationFilterBar *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  show_filter (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
typed_cb (gpointer user_data)
{
  MdgConsultationFilterBar *self = user_data;

  self->typing = 0;
  mdg_consultation_filter_set (self->filter, MDG_CRITERION_TEXT, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  emit_changed (self);

  return G_SOURCE_REMOVE;
}

static void
on_search_changed (GtkEditable *search,
                   gpointer user_data)
{
  MdgConsultationFilterBar *self = user_data;

  if (self->is_setting)
    return;

  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_PAUSE, typed_cb, self);
}

static void
on_chosen (MdgFilterButton *button,
           gpointer user_data)
{
  MdgConsultationFilterBar *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (self->buttons[i] == button)
      {
        /* A month is one of a year: of the newest when none was chosen. */
        if (criteria[i] == MDG_CRITERION_MONTH && mdg_consultation_filter_get (self->filter, MDG_CRITERION_YEAR) == NULL)
          {
            g_autofree char *year = g_strdup_printf ("%d", mdg_workspace_get_fiscal_year (self->workspace));

            mdg_consultation_filter_set (self->filter, MDG_CRITERION_YEAR, year);
          }
        mdg_consultation_filter_set (self->filter, criteria[i], mdg_filter_button_get_value (button));
      }
  emit_changed (self);
}

static void
add_terms (MdgConsultationFilterBar *self,
           MdgFilterButton *button,
           const char *vocabulary)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, vocabulary, 0);

  for (guint i = 0; i < terms->len; i++)
    {
      MdgRecord *term = terms->pdata[i];

      mdg_filter_button_add_choice (button, mdg_record_get_text (term, MDG_TERM_CODE), mdg_record_get_text (term, MDG_TERM_LABEL),
                                    mdg_record_get_text (term, MDG_TERM_KANA), 0);
    }
}

/* A group stands for all its items; their codes are its value. */
static char *
dup_group_codes (GPtrArray *terms,
                 const char *group)
{
  g_autoptr (GString) codes = g_string_new (group);

  for (guint i = 0; i < terms->len; i++)
    if (g_strcmp0 (mdg_record_get_text (terms->pdata[i], MDG_TERM_PARENT), group) == 0)
      g_string_append_printf (codes, " %s", mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE));

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
add_contents (MdgConsultationFilterBar *self,
              MdgFilterButton *button)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, "content", 0);

  for (guint i = 0; i < terms->len; i++)
    {
      MdgRecord *term = terms->pdata[i];
      const char *code = mdg_record_get_text (term, MDG_TERM_CODE);
      gboolean is_group = mdg_vocabularies_is_group (vocabularies, MDG_TERM (term));
      g_autofree char *value = is_group ? dup_group_codes (terms, code) : g_strdup (code);
      g_autofree char *label = g_strdup_printf ("%s %s", code, mdg_record_get_text (term, MDG_TERM_LABEL));

      mdg_filter_button_add_choice (button, value, g_str_has_prefix (code, "U-") ? mdg_record_get_text (term, MDG_TERM_LABEL) : label,
                                    mdg_record_get_text (term, MDG_TERM_KANA), is_group ? 0 : 1);
    }
}

static void
add_records (MdgConsultationFilterBar *self,
             MdgFilterButton *button,
             MdgKind kind,
             guint name,
             guint kana)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (records->pdata[i]));
      const char *label = mdg_record_get_text (records->pdata[i], name);

      if (label != NULL)
        mdg_filter_button_add_choice (button, uuid, label, mdg_record_get_text (records->pdata[i], kana), 0);
    }
}

static void
add_years (MdgConsultationFilterBar *self,
           MdgFilterButton *button)
{
  int newest = mdg_workspace_get_fiscal_year (self->workspace);

  for (int year = newest; year > newest - YEARS; year--)
    {
      g_autofree char *value = g_strdup_printf ("%d", year);
      g_autofree char *label = mdg_fiscal_year_format_long (year);

      mdg_filter_button_add_choice (button, value, label, value, 0);
    }
}

static void
add_months (MdgConsultationFilterBar *self,
            MdgFilterButton *button)
{
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", (i + 3) % 12 + 1);
      g_autofree char *label = g_strdup_printf (_ ("month %s"), value);

      mdg_filter_button_add_choice (button, value, label, NULL, 0);
    }
}

static void
add_states (MdgConsultationFilterBar *self,
            MdgFilterButton *button)
{
  static const char *const states[] = { "open", "overdue", "waiting", "pending", "done", "none" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    mdg_filter_button_add_choice (button, states[i], mdg_consultation_state_get_label (states[i]), NULL, 0);
}

static void
add_choices (MdgConsultationFilterBar *self,
             MdgFilterButton *button,
             MdgCriterion criterion)
{
  switch ((guint) criterion)
    {
    case MDG_CRITERION_YEAR:
      add_years (self, button);
      break;
    case MDG_CRITERION_MONTH:
      add_months (self, button);
      break;
    case MDG_CRITERION_CHANNEL:
      add_terms (self, button, "channel");
      break;
    case MDG_CRITERION_AFFILIATION:
      add_terms (self, button, "affil_kind");
      break;
    case MDG_CRITERION_PROFESSION:
      add_terms (self, button, "profession");
      break;
    case MDG_CRITERION_CONTENT:
      add_contents (self, button);
      break;
    case MDG_CRITERION_SCENE:
      add_terms (self, button, "scene");
      break;
    case MDG_CRITERION_AREA:
      add_records (self, button, MDG_KIND_AREA, MDG_AREA_NAME, MDG_AREA_KANA);
      mdg_filter_button_add_choice (button, "none", _ ("Not known"), NULL, 0);
      break;
    case MDG_CRITERION_STAFF:
      add_records (self, button, MDG_KIND_STAFF, MDG_STAFF_NAME, MDG_STAFF_KANA);
      break;
    case MDG_CRITERION_STATE:
      add_states (self, button);
      break;
    case MDG_CRITERION_KIND:
      add_terms (self, button, "consult_kind");
      break;
    default:
      g_assert_not_reached ();
    }
}

void
mdg_consultation_filter_bar_update_choices (MdgConsultationFilterBar *self)
{
  g_return_if_fail (MDG_IS_CONSULTATION_FILTER_BAR (self));

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      mdg_filter_button_clear_choices (self->buttons[i]);
      add_choices (self, self->buttons[i], criteria[i]);
    }
  show_filter (self);
}

static void
on_clear_clicked (MdgConsultationFilterBar *self)
{
  mdg_consultation_filter_bar_clear_all (self);
}

/* Escape first empties the search, as everywhere. */
static void
on_stop_search (GtkSearchEntry *search,
                gpointer user_data)
{
  gtk_editable_set_text (GTK_EDITABLE (search), "");
}

static void
mdg_consultation_filter_bar_dispose (GObject *object)
{
  MdgConsultationFilterBar *self = MDG_CONSULTATION_FILTER_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->typing, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->filter, mdg_consultation_filter_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_consultation_filter_bar_parent_class)->dispose (object);
}

static void
mdg_consultation_filter_bar_class_init (MdgConsultationFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_consultation_filter_bar_dispose;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CONSULTATION_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_consultation_filter_bar_init (MdgConsultationFilterBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_layout_manager (widget, mdg_wrap_layout_new (5));
  gtk_widget_add_css_class (widget, "mdg-filter-bar");
  self->filter = mdg_consultation_filter_new ();

  self->search = gtk_search_entry_new ();
  gtk_widget_set_size_request (self->search, 150, -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 14);
  g_object_set (self->search, "placeholder-text", _ ("Search in the records"), NULL);
  gtk_widget_set_tooltip_text (self->search, _ ("Words of the text, names, telephone numbers; key: /"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search in the records"), -1);
  gtk_widget_set_parent (self->search, widget);
  g_signal_connect (self->search, "changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (on_stop_search), self);

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      GtkWidget *button = mdg_filter_button_new (mdg_consultation_filter_get_label (criteria[i]));

      self->buttons[i] = MDG_FILTER_BUTTON (button);
      g_signal_connect (button, "chosen", G_CALLBACK (on_chosen), self);
      gtk_widget_set_parent (button, widget);
    }

  self->clear_button = gtk_button_new_with_label (C_ ("filter", "Clear"));
  gtk_widget_add_css_class (self->clear_button, "flat");
  gtk_widget_add_css_class (self->clear_button, "mdg-link");
  gtk_widget_set_tooltip_text (self->clear_button, _ ("Show all consultations again"));
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (on_clear_clicked), self);
  gtk_widget_set_parent (self->clear_button, widget);
}

GtkWidget *
mdg_consultation_filter_bar_new (MdgWorkspace *workspace)
{
  MdgConsultationFilterBar *self = g_object_new (MDG_TYPE_CONSULTATION_FILTER_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  mdg_consultation_filter_bar_update_choices (self);

  return GTK_WIDGET (self);
}

const MdgConsultationFilter *
mdg_consultation_filter_bar_get_filter (MdgConsultationFilterBar *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_FILTER_BAR (self), NULL);

  return self->filter;
}

void
mdg_consultation_filter_bar_set_filter (MdgConsultationFilterBar *self,
                                        const MdgConsultationFilter *filter)
{
  MdgConsultationFilter *copy;

  g_return_if_fail (MDG_IS_CONSULTATION_FILTER_BAR (self));

  copy = mdg_consultation_filter_copy (filter);
  mdg_consultation_filter_free (self->filter);
  self->filter = copy;
  g_clear_handle_id (&self->typing, g_source_remove);
  show_filter (self);
}

void
mdg_consultation_filter_bar_clear (MdgConsultationFilterBar *self,
                                   MdgCriterion criterion)
{
  g_return_if_fail (MDG_IS_CONSULTATION_FILTER_BAR (self));

  mdg_consultation_filter_set (self->filter, criterion, NULL);
  emit_changed (self);
}

void
mdg_consultation_filter_bar_clear_all (MdgConsultationFilterBar *self)
{
  g_autoptr (MdgConsultationFilter) empty = mdg_consultation_filter_new ();

  g_return_if_fail (MDG_IS_CONSULTATION_FILTER_BAR (self));

  mdg_consultation_filter_bar_set_filter (self, empty);
  emit_changed (self);
}

void
mdg_consultation_filter_bar_focus_search (MdgConsultationFilterBar *self)
{
  g_return_if_fail (MDG_IS_CONSULTATION_FILTER_BAR (self));

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}
