#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-meetings-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-conference.h"
#include "mdg-cycles.h"
#include "mdg-describe.h"
#include "mdg-wrap-layout.h"

/* Years that can be looked at, the one to come first. */
#define N_YEARS 8

struct _MdgMeetingsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;

  GtkDropDown *years;
  GtkBox *counter;
  GtkWidget *no_meeting;
  GtkListBox *meetings;
  GtkWidget *no_cycle;
  GtkListBox *cycles;
};

G_DEFINE_FINAL_TYPE (MdgMeetingsPage, mdg_meetings_page, MDG_TYPE_PAGE)

static int
get_year (MdgMeetingsPage *self)
{
  return mdg_workspace_get_fiscal_year (self->workspace) + 1 - (int) gtk_drop_down_get_selected (self->years);
}

static void
add_count (MdgMeetingsPage *self,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "mdg-figures");
  gtk_box_append (self->counter, label);
}

static void
show_missing (MdgMeetingsPage *self,
              GPtrArray *missing)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GString) topics = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (missing->len == 0)
    {
      add_count (self, _ ("Every topic was dealt with"), "mdg-chip");
      return;
    }
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (topics, "%s%s", i > 0 ? _ (" · ") : "", mdg_vocabularies_get_label (vocabularies, "committee_topic", missing->pdata[i], get_year (self)));
  text = g_strdup_printf (_ ("Topics still missing: %s"), topics->str);
  add_count (self, text, "mdg-caution");
}

static void
show_counter (MdgMeetingsPage *self)
{
  g_autoptr (MdgMeetingCount) count = mdg_meetings_count (self->workspace, get_year (self), NULL);
  g_autofree char *multi = NULL;
  g_autofree char *officers = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counter))) != NULL)
    gtk_box_remove (self->counter, child);
  if (count == NULL)
    return;

  multi = g_strdup_printf (_ ("Several professions %u/%u"), count->n_multi, MDG_MEETINGS_WANTED);
  officers = g_strdup_printf (_ ("With officers and managers %u/%u"), count->n_with_officers, MDG_MEETINGS_WANTED_WITH_OFFICERS);
  add_count (self, multi, count->n_multi >= MDG_MEETINGS_WANTED ? "mdg-chip" : "mdg-caution");
  add_count (self, officers, count->n_with_officers >= MDG_MEETINGS_WANTED_WITH_OFFICERS ? "mdg-chip" : "mdg-caution");
  show_missing (self, count->missing);
}

/* A row that shows the page of what it stands for: action takes its uuid. */
static void
add_row (GtkListBox *list,
         MdgRecord *record,
         const char *title,
         const char *below,
         const char *end,
         const char *action)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (end);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (record));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  gtk_widget_add_css_class (label, "mdg-hint");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_append (list, row);
}

static void
add_meeting (MdgMeetingsPage *self,
             MdgRecord *meeting)
{
  const MdgUuid *uuid = mdg_record_get_uuid (meeting);
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, uuid, NULL);
  g_autoptr (GPtrArray) people = mdg_meetings_list_attendance (self->workspace, uuid, NULL);
  g_autofree char *title = mdg_meetings_dup_title (self->workspace, MDG_MEETING (meeting));
  g_autofree char *day = mdg_describe_day (self->workspace, mdg_record_get_text (meeting, MDG_MEETING_HELD_ON));
  g_autofree char *mode = mdg_describe_value (self->workspace, meeting, MDG_MEETING_MODE);
  g_autofree char *state = mdg_describe_value (self->workspace, meeting, MDG_MEETING_STATUS);
  g_autofree char *topics = mdg_describe_value (self->workspace, meeting, MDG_MEETING_TOPICS);
  g_autofree char *below = NULL;
  guint n_present = 0;

  for (guint i = 0; people != NULL && i < people->len; i++)
    n_present += mdg_record_get_flag (people->pdata[i], MDG_ATTENDANCE_IS_PRESENT) ? 1 : 0;
  below = g_strdup_printf (_ ("%s　%s　present %u　agenda %u　%s"), day, mode, n_present, items != NULL ? items->len : 0, topics);
  add_row (self->meetings, meeting, title, g_strchomp (below), state, "win.show-meeting");
}

static void
add_cycle (MdgMeetingsPage *self,
           MdgRecord *cycle)
{
  g_autoptr (GPtrArray) steps = mdg_cycles_list_steps (self->workspace, mdg_record_get_uuid (cycle), NULL);
  guint current = steps != NULL ? mdg_cycles_get_current_step (steps) : 0;
  g_autofree char *board = mdg_describe_value (self->workspace, cycle, MDG_CYCLE_BOARD);
  g_autofree char *done = g_strdup_printf (_ ("%u of %u steps"), current, MDG_CYCLE_N_STEPS);
  g_autofree char *below = g_strjoin ("　", board, current < MDG_CYCLE_N_STEPS ? mdg_cycle_step_get_label (current) : _ ("all steps are closed"), NULL);

  add_row (self->cycles, cycle, mdg_record_get_text (cycle, MDG_CYCLE_NAME), below, done, "win.show-cycle");
}

static guint
empty_list (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  guint place = focus != NULL ? (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : G_MAXUINT;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  return place;
}

static void
reload (MdgMeetingsPage *self)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (self->workspace, NULL, get_year (self), NULL);
  g_autoptr (GPtrArray) cycles = mdg_workspace_list (self->workspace, MDG_KIND_CYCLE, NULL);
  guint place = empty_list (self->meetings);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    add_meeting (self, meetings->pdata[i]);
  if (place != G_MAXUINT && gtk_list_box_get_row_at_index (self->meetings, (int) place) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->meetings, (int) place)));
  empty_list (self->cycles);
  for (guint i = 0; cycles != NULL && i < cycles->len; i++)
    if (mdg_record_get_integer (cycles->pdata[i], MDG_CYCLE_FISCAL_YEAR) == get_year (self))
      add_cycle (self, cycles->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->meetings), gtk_list_box_get_row_at_index (self->meetings, 0) != NULL);
  gtk_widget_set_visible (self->no_meeting, gtk_list_box_get_row_at_index (self->meetings, 0) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cycles), gtk_list_box_get_row_at_index (self->cycles, 0) != NULL);
  gtk_widget_set_visible (self->no_cycle, gtk_list_box_get_row_at_index (self->cycles, 0) == NULL);
  show_counter (self);
}

static void
on_changed (MdgMeetingsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
mdg_meetings_page_enter (MdgPage *page)
{
  reload (MDG_MEETINGS_PAGE (page));
}

static void
mdg_meetings_page_focus_first (MdgPage *page)
{
  MdgMeetingsPage *self = MDG_MEETINGS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->meetings, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->years));
}

static void
mdg_meetings_page_dispose (GObject *object)
{
  MdgMeetingsPage *self = MDG_MEETINGS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_MEETINGS_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_meetings_page_parent_class)->dispose (object);
}

static void
mdg_meetings_page_class_init (MdgMeetingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_meetings_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_meetings_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_meetings_page_focus_first;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "meetings/mdg-meetings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingsPage, years);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingsPage, counter);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingsPage, no_meeting);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingsPage, meetings);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingsPage, no_cycle);
  gtk_widget_class_bind_template_child (widget_class, MdgMeetingsPage, cycles);
}

static void
mdg_meetings_page_init (MdgMeetingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->counter), mdg_wrap_layout_new (6));
}

MdgMeetingsPage *
mdg_meetings_page_new (MdgWorkspace *workspace)
{
  MdgMeetingsPage *self = g_object_new (MDG_TYPE_MEETINGS_PAGE, NULL);
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *label = mdg_fiscal_year_format_long (mdg_workspace_get_fiscal_year (workspace) + 1 - i);

      gtk_string_list_append (years, label);
    }
  gtk_drop_down_set_model (self->years, G_LIST_MODEL (years));
  gtk_drop_down_set_selected (self->years, 1);
  g_signal_connect_object (self->years, "notify::selected", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return self;
}
