#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FACT_ALPHA (G_MAXUINT16 / 100 * 58)

struct _MdgIssueCell
{
  GtkWidget parent_instance;

  GtkWidget *first; /* letter or mark; NULL in most cells */
  GtkWidget *label;
  char *tint;
  char *name;
  gboolean is_last;
  gboolean is_cursor;
};

G_DEFINE_FINAL_TYPE (MdgIssueCell, mdg_issue_cell, GTK_TYPE_WIDGET)

static void
mdg_issue_cell_dispose (GObject *object)
{
  MdgIssueCell *self = MDG_ISSUE_CELL (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->tint, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (mdg_issue_cell_parent_class)->dispose (object);
}

static void
mdg_issue_cell_class_init (MdgIssueCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_issue_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheetcell");
}

static GtkWidget *
new_label (MdgIssueCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
mdg_issue_cell_init (MdgIssueCell *self)
{
  self->label = new_label (self);
  gtk_widget_set_hexpand (self->label, TRUE);
}

MdgIssueCell *
mdg_issue_cell_new (GtkAccessibleRole role)
{
  MdgIssueCell *self = g_object_new (MDG_TYPE_ISSUE_CELL, "accessible-role", role, NULL);

  gtk_widget_set_focusable (GTK_WIDGET (self), role == GTK_ACCESSIBLE_ROLE_GRID_CELL);

  return self;
}

const char *
mdg_issue_group_tint_class (MdgIssueGroupStyle style)
{
  static const char *const classes[] = { "mdg-in-area", "mdg-in-family", "mdg-in-person", "mdg-in-medical", "mdg-in-other" };

  return classes[style];
}

const char *
mdg_issue_group_style_class (MdgIssueGroupStyle style)
{
  static const char *const classes[] = { "mdg-group-area", "mdg-group-family", "mdg-group-person", "mdg-group-medical", "mdg-group-other" };

  return classes[style];
}

static void
set_class (MdgIssueCell *self,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Style classes are dear: they are touched only on change. */
static void
set_tint (MdgIssueCell *self,
          const char *tint)
{
  if (g_strcmp0 (self->tint, tint) == 0)
    return;

  if (self->tint != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tint);
  if (tint != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tint);
  mdg_set_str (&self->tint, tint);
}

static void
set_is_last (MdgIssueCell *self,
             gboolean is_last)
{
  if (self->is_last == is_last)
    return;

  self->is_last = is_last;
  set_class (self, "mdg-group-end", is_last);
}

/* What is said of an empty cell is only for those who do not see it. */
static void
set_name (MdgIssueCell *self,
          const char *name,
          gboolean has_tooltip)
{
  if (!mdg_set_str (&self->name, name))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), has_tooltip ? name : NULL);
}

void
mdg_issue_cell_set_is_cursor (MdgIssueCell *self,
                              gboolean is_cursor)
{
  g_return_if_fail (MDG_IS_ISSUE_CELL (self));

  if (self->is_cursor == is_cursor)
    return;

  self->is_cursor = is_cursor;
  set_class (self, "mdg-cursor", is_cursor);
}

const char *
mdg_issue_cell_get_text (MdgIssueCell *self)
{
  g_return_val_if_fail (MDG_IS_ISSUE_CELL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

static gboolean
is_last_of_group (MdgClassifyColumns *columns,
                  guint column)
{
  const MdgColumnGroup *group = mdg_classify_columns_get_group (columns, mdg_classify_columns_get_column (columns, column)->group);

  return column == group->first + group->n_columns - 1 && column + 1 < mdg_classify_columns_get_n_columns (columns);
}

char *
mdg_issue_cell_dup_name (MdgClassifySheet *sheet,
                         guint row,
                         guint column)
{
  g_autofree char *letter = mdg_classify_sheet_dup_letter (sheet, row);
  GPtrArray *ticks = mdg_classify_sheet_get_ticks (sheet, row, column);
  GString *text = g_string_new (letter);

  g_string_append_printf (text, _ (", %s: "), mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (sheet), column)->head);
  for (guint i = 0; ticks != NULL && i < ticks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", mdg_classify_sheet_get_label (sheet, ticks->pdata[i]));
  if (ticks == NULL)
    g_string_append (text, _ ("empty"));

  return g_string_free (text, FALSE);
}

static void
add_fact (PangoAttrList *attributes,
          gsize start,
          gsize end)
{
  PangoAttribute *dim = pango_attr_foreground_alpha_new (FACT_ALPHA);

  dim->start_index = (guint) start;
  dim->end_index = (guint) end;
  pango_attr_list_insert (attributes, dim);
}

static char *
join_labels (MdgClassifySheet *sheet,
             GPtrArray *ticks,
             guint max_lines,
             PangoAttrList *attributes)
{
  GString *text = g_string_new (NULL);
  guint n = ticks->len <= max_lines ? ticks->len : max_lines - 1;

  for (guint i = 0; i < n; i++)
    {
      gsize start;

      if (i > 0)
        g_string_append_c (text, '\n');
      start = text->len;
      g_string_append (text, mdg_classify_sheet_get_short (sheet, ticks->pdata[i]));
      if (mdg_classify_sheet_is_fact (sheet, ticks->pdata[i]))
        add_fact (attributes, start, text->len);
    }
  if (n < ticks->len)
    g_string_append_printf (text, _ ("\n%u more"), ticks->len - n);

  return g_string_free (text, FALSE);
}

void
mdg_issue_cell_bind_ticks (MdgIssueCell *self,
                           MdgClassifySheet *sheet,
                           guint row,
                           guint column,
                           guint max_lines)
{
  GPtrArray *ticks = mdg_classify_sheet_get_ticks (sheet, row, column);
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (sheet);
  const MdgColumnGroup *group = mdg_classify_columns_get_group (columns, mdg_classify_columns_get_column (columns, column)->group);
  g_autofree char *name = mdg_issue_cell_dup_name (sheet, row, column);

  g_return_if_fail (MDG_IS_ISSUE_CELL (self));

  if (ticks != NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      g_autofree char *text = join_labels (sheet, ticks, max_lines, attributes);

      gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
      gtk_label_set_text (GTK_LABEL (self->label), text);
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (self->label), "");
    }
  set_tint (self, ticks != NULL ? mdg_issue_group_tint_class (group->style) : NULL);
  set_is_last (self, is_last_of_group (columns, column));
  set_name (self, name, ticks != NULL);
}

static void
need_first (MdgIssueCell *self)
{
  if (self->first != NULL)
    return;

  self->first = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->first), 0);
  gtk_widget_insert_before (self->first, GTK_WIDGET (self), self->label);
}

/* In the queue there are no letters; there the number says which case it is. */
static char *
dup_case_text (MdgClassifySheet *sheet,
               guint row)
{
  const MdgSheetCase *facts = mdg_classify_sheet_get_case (sheet, row);
  const char *second = facts->letter != NULL || facts->number == NULL ? mdg_classify_sheet_get_situation (sheet, row) : facts->number;

  return g_strdup_printf ("%s\n%s", mdg_classify_sheet_get_person (sheet, row), second);
}

void
mdg_issue_cell_bind_case (MdgIssueCell *self,
                          MdgClassifySheet *sheet,
                          guint row,
                          int letter_width)
{
  const MdgSheetCase *facts = mdg_classify_sheet_get_case (sheet, row);
  g_autofree char *letter = mdg_classify_sheet_dup_letter (sheet, row);
  g_autofree char *text = dup_case_text (sheet, row);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *name = NULL;

  g_return_if_fail (MDG_IS_ISSUE_CELL (self));

  bold->end_index = (guint) strlen (mdg_classify_sheet_get_person (sheet, row));
  pango_attr_list_insert (attributes, bold);
  add_fact (attributes, bold->end_index + 1, strlen (text));

  need_first (self);
  gtk_widget_add_css_class (self->first, "mdg-letter");
  gtk_widget_set_size_request (self->first, letter_width, -1);
  gtk_label_set_text (GTK_LABEL (self->first), facts->letter != NULL ? letter : facts->is_grave ? "★"
                                                                                                : "");
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  name = g_strjoin (" ", letter, mdg_classify_sheet_get_person (sheet, row), mdg_classify_sheet_get_situation (sheet, row),
                    facts->title != NULL ? facts->title : "", facts->number != NULL ? facts->number : "", NULL);
  set_name (self, g_strchomp (name), TRUE);
}

void
mdg_issue_cell_bind_head (MdgIssueCell *self,
                          const char *head,
                          const char *name,
                          MdgIssueGroupStyle style,
                          gboolean is_last)
{
  g_return_if_fail (MDG_IS_ISSUE_CELL (self));

  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->label), MDG_GRID_HEAD_LINES);
  gtk_label_set_text (GTK_LABEL (self->label), head);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-sheet-head");
  set_tint (self, mdg_issue_group_tint_class (style));
  set_is_last (self, is_last);
  set_name (self, name, TRUE);
}

void
mdg_issue_cell_bind_group (MdgIssueCell *self,
                           const MdgColumnGroup *group)
{
  g_return_if_fail (MDG_IS_ISSUE_CELL (self));

  need_first (self);
  gtk_widget_add_css_class (self->first, "mdg-group-badge");
  gtk_widget_add_css_class (self->first, mdg_issue_group_style_class (group->style));
  gtk_widget_set_valign (self->first, GTK_ALIGN_CENTER);
  gtk_label_set_text (GTK_LABEL (self->first), group->mark);
  gtk_label_set_text (GTK_LABEL (self->label), group->label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-sheet-group");
  set_tint (self, mdg_issue_group_style_class (group->style));
  set_name (self, group->label, TRUE);
}
