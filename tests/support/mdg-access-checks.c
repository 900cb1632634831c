#include "mdg-access-checks.h"

#include <adwaita.h>

#include "mdg-intake-form.h"

/* More stops than any page has. */
#define MAX_STOPS 150

typedef void (*Visitor) (GtkWidget *widget,
                         GPtrArray *faults);

static gboolean
is_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) != GTK_SELECTION_NONE;

  return GTK_IS_LIST_VIEW (widget) || GTK_IS_GRID_VIEW (widget);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (is_list (parent))
      return parent;

  return NULL;
}

static gboolean
is_on_screen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0 && gtk_widget_get_height (widget) > 0;
}

static void
visit (GtkWidget *widget,
       Visitor visitor,
       GPtrArray *faults)
{
  if (!is_on_screen (widget) || GTK_IS_POPOVER (widget) || GTK_IS_SCROLLBAR (widget))
    return;

  visitor (widget, faults);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    visit (child, visitor, faults);
}

static GPtrArray *
visit_all (GtkWidget *root,
           Visitor visitor)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  visit (root, visitor, faults);

  return faults;
}

/* "GtkButton in MdgCasePage in GtkStack" and the first text in it: enough to find it. */
static char *
dup_place (GtkWidget *widget)
{
  GString *place = g_string_new (NULL);
  guint n = 0;

  for (GtkWidget *parent = widget; parent != NULL && n < 5; parent = gtk_widget_get_parent (parent))
    if (n == 0 || g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Mdg"))
      {
        const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (parent));

        g_string_append_printf (place, "%s%s%s%s", n++ == 0 ? "" : " in ", G_OBJECT_TYPE_NAME (parent), id != NULL ? "#" : "",
                                id != NULL ? id : "");
      }

  return g_string_free (place, FALSE);
}

static void
add_fault (GPtrArray *faults,
           GtkWidget *widget,
           const char *what,
           const char *text)
{
  g_autofree char *place = dup_place (widget);

  g_ptr_array_add (faults, g_strdup_printf ("%s: %s%s%s", place, what, text != NULL ? " " : "", text != NULL ? text : ""));
}

/* Names. */

/* There is no getter, but a check that says what there is instead. */
static char *
dup_label (GtkAccessible *accessible)
{
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;

  return gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\x01");
}

static gboolean
has_label (GtkWidget *widget)
{
  g_autofree char *label = dup_label (GTK_ACCESSIBLE (widget));

  return label != NULL && *label != '\0';
}

static gboolean
is_named (GtkWidget *widget)
{
  if (has_label (widget))
    return TRUE;
  /* GTK names a button after its icon, which has no name itself. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return FALSE;

  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The control whose insides take the focus. */
static GtkWidget *
get_control (GtkWidget *widget)
{
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_SPIN_BUTTON (parent) || ADW_IS_ENTRY_ROW (parent) || (GTK_IS_EDITABLE (parent) && GTK_IS_TEXT (widget)))
      return parent;

  return widget;
}

static gboolean
takes_focus (GtkWidget *widget)
{
  /* A scrolled window takes it when nothing in it does; what is in it says what it is. */
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_is_sensitive (widget) || GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;

  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (!gtk_widget_get_can_focus (parent))
      return FALSE;

  return TRUE;
}

static void
check_name (GtkWidget *widget,
            GPtrArray *faults)
{
  GtkWidget *control = get_control (widget);

  if (!takes_focus (widget) || GTK_IS_LABEL (widget) || GTK_IS_PANED (widget) || is_named (control))
    return;
  /* libadwaita's own list, of one row that is named after its title. */
  if (GTK_IS_LIST_BOX (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL)
    return;
  /* What GTK says of the button inside of a menu button is the icon that once was in it. */
  if (GTK_IS_MENU_BUTTON (control) ? !has_label (widget) : !is_named (widget))
    add_fault (faults, control, "has no name", NULL);
}

GPtrArray *
mdg_access_list_nameless (GtkWidget *root)
{
  return visit_all (root, check_name);
}

/* Tab. */

/* Where the focus is; a list with its rows is one place, and so is a control with its insides. */
static GtkWidget *
get_stop (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *list = focus != NULL ? find_list (focus) : NULL;

  return list != NULL ? list : focus != NULL ? get_control (focus)
                                             : NULL;
}

static GPtrArray *
walk (GtkWindow *window,
      GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();
  GtkWidget *stop = get_stop (window);
  guint n_same = 0;

  for (guint i = 0; i < MAX_STOPS && stop != NULL; i++)
    {
      g_ptr_array_add (stops, stop);
      n_same = 0;
      do
        {
          g_signal_emit_by_name (window, "move-focus", direction);
          n_same++;
        }
      while (get_stop (window) == stop && n_same < 4);
      stop = get_stop (window);
      if (stop == stops->pdata[0] || n_same == 4 || g_ptr_array_find (stops, stop, NULL))
        break;
    }
  g_ptr_array_add (stops, stop);

  return stops;
}

static void
check_round (GPtrArray *stops,
             const char *what,
             GPtrArray *faults)
{
  GtkWidget *last = stops->len > 0 ? stops->pdata[stops->len - 1] : NULL;

  if (last == NULL)
    g_ptr_array_add (faults, g_strdup_printf ("%s loses the focus after %u places", what, stops->len));
  else if (stops->len < 2 || last != stops->pdata[0])
    add_fault (faults, last, what, "does not come round but to here");
  else if (stops->len == 2)
    add_fault (faults, last, what, "stays here");
}

static void
check_reached (GtkWidget *widget,
               GPtrArray *stops,
               GPtrArray *faults)
{
  GtkWidget *list = find_list (widget);
  GtkWidget *stop = list != NULL ? list : get_control (widget);

  /* The form of a call has twelve stops and keys of their own for the rest; an empty list is none. */
  if (gtk_widget_get_ancestor (widget, MDG_TYPE_INTAKE_FORM) != NULL || gtk_widget_get_first_child (stop) == NULL)
    return;
  /* Of buttons in one group only one is a stop; a frame around things that take the focus is none. */
  if (!takes_focus (widget) || GTK_IS_CHECK_BUTTON (widget) || !(GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget) || is_list (stop)))
    return;
  if (!g_ptr_array_find (stops, stop, NULL))
    add_fault (faults, stop, "Tab does not come here", NULL);
}

static void
check_all_reached (GtkWidget *widget,
                   GPtrArray *stops,
                   GPtrArray *faults)
{
  if (!is_on_screen (widget) || GTK_IS_POPOVER (widget))
    return;

  check_reached (widget, stops, faults);
  if (find_list (widget) != NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_all_reached (child, stops, faults);
}

GPtrArray *
mdg_access_list_tab_faults (GtkWindow *window,
                            GtkWidget *root)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) there = walk (window, GTK_DIR_TAB_FORWARD);
  g_autoptr (GPtrArray) back = NULL;

  check_round (there, "Tab", faults);
  check_all_reached (root, there, faults);
  if (faults->len > 0)
    return faults;

  back = walk (window, GTK_DIR_TAB_BACKWARD);
  check_round (back, "Shift+Tab", faults);
  for (guint i = 0; i < there->len; i++)
    if (i >= back->len || there->pdata[i] != back->pdata[back->len - 1 - i])
      {
        add_fault (faults, there->pdata[i], "Shift+Tab comes another way", NULL);
        break;
      }

  return faults;
}

/* Words. */

/* Keys as they stand on the keyboard, and names of things that have no other. */
static const char *const known_words[] = {
  "Ctrl", "Alt", "Shift", "Enter", "Space", "Tab", "Esc", "Delete", "Home", "End", "Excel", "Shift_JIS", "xlsx", "jushin", "Web", NULL
};

static char *
find_foreign (const char *text)
{
  g_autoptr (GRegex) word = g_regex_new ("[A-Za-z_]*[a-z]{2,}[A-Za-z_]*", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  /* A path of this machine is what it is. */
  if (text != NULL && *text == '/')
    return NULL;

  for (g_regex_match (word, text != NULL ? text : "", 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      if (!g_strv_contains (known_words, found))
        return g_strdup (text);
    }

  return NULL;
}

static void
check_words (GtkWidget *widget,
             GPtrArray *faults)
{
  g_autofree char *label = dup_label (GTK_ACCESSIBLE (widget));
  const char *texts[] = { label, gtk_widget_get_tooltip_text (widget), GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL };

  if (find_list (widget) != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *foreign = find_foreign (texts[i]);

      if (foreign != NULL)
        {
          add_fault (faults, widget, "says", foreign);
          return;
        }
    }
}

GPtrArray *
mdg_access_list_foreign (GtkWidget *root)
{
  return visit_all (root, check_words);
}

/* Room. */

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (gtk_widget_get_has_tooltip (parent))
      return TRUE;

  return FALSE;
}

static void
check_room (GtkWidget *widget,
            GPtrArray *faults)
{
  graphene_rect_t bounds;
  GtkWidget *root = gtk_window_get_child (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (find_list (widget) != NULL)
    return;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) && !has_tooltip (widget))
    add_fault (faults, widget, "is cut:", gtk_label_get_text (GTK_LABEL (widget)));
  if (gtk_widget_compute_bounds (widget, root, &bounds) && bounds.origin.x + bounds.size.width > gtk_widget_get_width (root) + 1)
    add_fault (faults, widget, "stands out of the window on the right", NULL);
}

GPtrArray *
mdg_access_list_clipped (GtkWidget *root)
{
  return visit_all (root, check_room);
}
