#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-rows.h"

#include <glib/gi18n-lib.h>

#include "mdg-follow-up.h"
#include "mdg-intake-details.h"
#include "mdg-person.h"
#include "mdg-wrap-box.h"

#define STAFF_KEY "mdg-row-staff"
#define FIRST_KEY "mdg-row-first"
#define TITLE_CHARS 9

typedef struct
{
  MdgIntakeBinder *binder;
  MdgWrapBox *wrap;
  MdgBindPart part;
  guint index;
  char *title;
} Row;

static GtkWidget *
begin_row (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (row->title);
  GtkWidget *wrap = mdg_wrap_box_new (8);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_label_set_width_chars (GTK_LABEL (title), TITLE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (title), TITLE_CHARS);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_valign (title, GTK_ALIGN_START);
  gtk_widget_set_margin_top (title, 8);
  gtk_widget_add_css_class (title, "mdg-dim");
  gtk_widget_add_css_class (box, "mdg-form-row");
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), wrap);
  row->wrap = MDG_WRAP_BOX (wrap);

  return box;
}

static char *
dup_name (Row *row,
          const char *field)
{
  /* Translators: a field of a row, for a screen reader: "家族 2 電話". */
  return g_strdup_printf (_ ("%s: %s"), row->title, field);
}

static GtkWidget *
add_line (Row *row,
          const char *name,
          int width,
          gboolean expands)
{
  g_autofree char *label = dup_name (row, name);
  GtkWidget *line = g_object_new (MDG_TYPE_LINE_ENTRY, "label", label, "placeholder", name, "width-chars", width, "hexpand", expands, NULL);

  mdg_wrap_box_append (row->wrap, line);

  return line;
}

static void
bind_field (Row *row,
            guint field,
            GtkWidget *widget)
{
  mdg_intake_binder_add_field (row->binder, row->part, row->index, field, widget);
}

static void
add_check (Row *row,
           guint field,
           const char *name)
{
  g_autofree char *label = dup_name (row, name);
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_margin_top (check, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  mdg_wrap_box_append (row->wrap, check);
  bind_field (row, field, check);
}

GtkWidget *
mdg_intake_person_row_new (MdgIntakeBinder *binder,
                           guint index)
{
  /* Translators: a member of the family, "家族 2". */
  g_autofree char *numbered = g_strdup_printf (_ ("Family %u"), index + 1);
  Row row = { .binder = binder, .part = MDG_BIND_PERSON, .index = index, .title = numbered };
  g_autofree char *label = NULL;
  GtkWidget *box;
  GtkWidget *first;
  GtkWidget *relation;

  box = begin_row (&row);
  first = add_line (&row, _ ("Full name"), 10, FALSE);
  bind_field (&row, MDG_PERSON_NAME, first);
  label = dup_name (&row, _ ("Relation"));
  relation = mdg_code_entry_new (label, "relation");
  g_object_set (relation, "placeholder", _ ("Relation"), "max-codes", 1, NULL);
  mdg_wrap_box_append (row.wrap, relation);
  bind_field (&row, MDG_PERSON_RELATION, relation);
  bind_field (&row, MDG_PERSON_PHONE, add_line (&row, _ ("Telephone"), 14, FALSE));
  add_check (&row, MDG_PERSON_IS_KEY, _ ("Key person"));
  add_check (&row, MDG_PERSON_IS_EMERGENCY, _ ("Emergency contact"));
  bind_field (&row, MDG_PERSON_NOTE, add_line (&row, _ ("Note"), 12, TRUE));
  g_object_set_data (G_OBJECT (box), FIRST_KEY, first);

  return box;
}

GtkWidget *
mdg_intake_action_row_new (MdgIntakeBinder *binder,
                           guint index)
{
  /* Translators: the second thing to be done and those that follow, "次の対応 2". */
  g_autofree char *numbered = g_strdup_printf (_ ("Next action %u"), index + 1);
  Row row = { .binder = binder, .part = MDG_BIND_FOLLOW_UP, .index = index, .title = numbered };
  GtkWidget *box = begin_row (&row);
  GtkWidget *staff = gtk_drop_down_new (NULL, NULL);
  GtkWidget *what;
  GtkWidget *due;

  gtk_widget_set_valign (staff, GTK_ALIGN_START);
  mdg_wrap_box_append (row.wrap, staff);
  bind_field (&row, MDG_FOLLOW_UP_STAFF, staff);
  what = add_line (&row, _ ("What is to be done"), 18, TRUE);
  bind_field (&row, MDG_FOLLOW_UP_WHAT, what);
  due = add_line (&row, _ ("By when"), 11, FALSE);
  g_object_set (due, "derived-chars", 8, NULL);
  mdg_intake_binder_add_line (binder, MDG_INTAKE_DUE_OF (index), MDG_LINE_ENTRY (due));
  add_check (&row, MDG_FOLLOW_UP_IS_WAITING, _ ("Waiting for others"));
  g_object_set_data (G_OBJECT (box), FIRST_KEY, what);
  g_object_set_data (G_OBJECT (box), STAFF_KEY, staff);

  return box;
}

void
mdg_intake_action_row_set_workspace (GtkWidget *row,
                                     MdgWorkspace *workspace)
{
  mdg_intake_fill_drop_down (g_object_get_data (G_OBJECT (row), STAFF_KEY), workspace, MDG_KIND_STAFF, _ ("Who does the further action"), _ ("Somebody"));
}

/* A row that was made just now has no place yet when it gets the focus, so the form does not scroll to it. */
static gboolean
scroll_to (gpointer user_data)
{
  GtkWidget *row = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = viewport != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) : NULL;
  graphene_rect_t bounds;
  double top;

  if (adjustment == NULL || !gtk_widget_compute_bounds (row, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    return G_SOURCE_REMOVE;

  top = (double) bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + (double) bounds.size.height);

  return G_SOURCE_REMOVE;
}

void
mdg_intake_row_focus (GtkWidget *row)
{
  g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll_to, g_object_ref (row), g_object_unref);
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), FIRST_KEY));
}
