#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-window.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-ime-guard.h"
#include "mdg-settings.h"
#include "mdg-shortcut-list.h"
#include "mdg-sidebar-row.h"
#include "mdg-start-page.h"
#include "mdg-toasts.h"
#include "mdg-window-private.h"

/* Below this the words of the sidebar go; with larger letters the header needs their room earlier. */
#define NARROW_WIDTH 1100
#define NARROW_WIDTH_PER_SCALE 400
#define SIDEBAR_WIDTH 188
#define SIDEBAR_WIDTH_NARROW 54

struct _MdgWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *main_stack;
  GtkWidget *sidebar;
  GtkListBox *sidebar_list;
  GtkWidget *centre_label;
  GtkWidget *staff_button;
  AdwAvatar *staff_avatar;
  GtkLabel *staff_name;
  GtkLabel *save_state;
  GtkWidget *staff_texts;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkBox *header_start;
  GtkBox *header_end;
  GtkWidget *new_button;
  GtkMenuButton *menu_button;
  GtkStack *pages;
  MdgCommandPalette *palette;
  GMenu *main_menu;
  GMenu *feature_menu;

  MdgWorkspace *workspace;
  GHashTable *sub_pages; /* id to id of the page it belongs to */
  GHashTable *makers;    /* id to MdgPageMaker, of the pages that are not made */
  GArray *shortcuts;
  MdgPage *visible_page; /* borrowed from the stack */
  gboolean is_narrow;
  gboolean is_ending; /* its pages are being taken down one by one */
};

G_DEFINE_FINAL_TYPE (MdgWindow, mdg_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_WORKSPACE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MdgSidebarRow *
find_row (MdgWindow *self,
          const char *id)
{
  const char *owner = g_hash_table_lookup (self->sub_pages, id);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar_list, i)) != NULL; i++)
    if (g_str_equal (mdg_sidebar_row_get_id (MDG_SIDEBAR_ROW (row)), owner != NULL ? owner : id))
      return MDG_SIDEBAR_ROW (row);

  return NULL;
}

/* The others stay, hidden: what leaves the window and comes back has lost its actions (GTK 4.8). */
static void
show_child (GtkBox *box,
            GtkWidget *child)
{
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (box)); other != NULL; other = gtk_widget_get_next_sibling (other))
    gtk_widget_set_visible (other, other == child);
  if (child != NULL && gtk_widget_get_parent (child) == NULL)
    gtk_box_append (box, child);
}

static void
show_page_facts (MdgWindow *self)
{
  MdgPage *page = self->visible_page;
  const char *subtitle = mdg_page_get_subtitle (page);
  gboolean has_main_act = mdg_page_get_has_main_act (page);
  g_autofree char *window_title = g_strdup_printf ("%s — %s", mdg_page_get_title (page), _ ("Madoguchi"));

  gtk_label_set_text (self->title, mdg_page_get_title (page));
  gtk_widget_set_visible (GTK_WIDGET (self->title), !mdg_page_get_has_tabs (page));
  gtk_label_set_text (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  if (has_main_act)
    {
      gtk_widget_remove_css_class (self->new_button, "suggested-action");
      gtk_widget_add_css_class (self->new_button, "mdg-tinted-action");
    }
  else
    {
      gtk_widget_remove_css_class (self->new_button, "mdg-tinted-action");
      gtk_widget_add_css_class (self->new_button, "suggested-action");
    }
}

static void
show_header_widgets (MdgWindow *self)
{
  show_child (self->header_start, mdg_page_get_header_start (self->visible_page));
  show_child (self->header_end, mdg_page_get_header_end (self->visible_page));
}

static int
get_width (MdgWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);

  return width;
}

/* Beside the sidebar, at the foot: the buttons of a page stand at the right there. */
static void
place_toasts (MdgWindow *self)
{
  gtk_widget_set_margin_start (GTK_WIDGET (self->toasts), self->is_narrow ? SIDEBAR_WIDTH_NARROW : SIDEBAR_WIDTH);
}

/* Only where the name itself is not to be read. */
static void
show_staff_tooltip (MdgWindow *self)
{
  gtk_widget_set_tooltip_text (self->staff_button, self->is_narrow ? gtk_label_get_text (self->staff_name) : NULL);
}

/* 1 at the toolkit's own size of text. */
static double
get_text_scale (MdgWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0;
}

static void
update_narrow (MdgWindow *self)
{
  gboolean is_wide_page = self->visible_page != NULL && mdg_page_get_is_wide (self->visible_page);
  gboolean is_narrow = is_wide_page || get_width (self) < NARROW_WIDTH + (get_text_scale (self) - 1) * NARROW_WIDTH_PER_SCALE;
  GtkListBoxRow *row;

  if (is_narrow == self->is_narrow)
    return;

  self->is_narrow = is_narrow;
  gtk_widget_set_size_request (self->sidebar, is_narrow ? SIDEBAR_WIDTH_NARROW : SIDEBAR_WIDTH, -1);
  place_toasts (self);
  gtk_widget_set_visible (self->centre_label, !is_narrow);
  gtk_widget_set_visible (self->staff_texts, !is_narrow);
  show_staff_tooltip (self);
  if (is_narrow)
    gtk_widget_add_css_class (self->sidebar, "mdg-narrow");
  else
    gtk_widget_remove_css_class (self->sidebar, "mdg-narrow");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar_list, i)) != NULL; i++)
    mdg_sidebar_row_set_is_narrow (MDG_SIDEBAR_ROW (row), is_narrow);
}

static gboolean
update_narrow_in_idle (gpointer user_data)
{
  update_narrow (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_surface_layout (GdkSurface *surface,
                   int width,
                   int height,
                   gpointer user_data)
{
  /* Not now: GTK is in the middle of giving out the room. */
  g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_narrow_in_idle, g_object_ref (user_data), g_object_unref);
}

static void
on_visible_page_changed (MdgWindow *self)
{
  MdgPage *page = MDG_PAGE (gtk_stack_get_visible_child (self->pages));
  MdgPage *previous = self->visible_page;
  MdgSidebarRow *row;

  if (page == previous || self->is_ending || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  if (previous != NULL)
    {
      g_signal_handlers_disconnect_by_func (previous, show_page_facts, self);
      g_signal_handlers_disconnect_by_func (previous, show_header_widgets, self);
      g_signal_handlers_disconnect_by_func (previous, update_narrow, self);
      mdg_page_leave (previous);
    }
  self->visible_page = page;
  if (page == NULL)
    return;

  for (guint i = 0; i < 3; i++)
    {
      static const char *const facts[] = { "notify::title", "notify::subtitle", "notify::has-main-act" };

      g_signal_connect_object (page, facts[i], G_CALLBACK (show_page_facts), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (page, "notify::header-start", G_CALLBACK (show_header_widgets), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::header-end", G_CALLBACK (show_header_widgets), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::is-wide", G_CALLBACK (update_narrow), self, G_CONNECT_SWAPPED);
  show_page_facts (self);
  show_header_widgets (self);
  update_narrow (self);

  row = find_row (self, gtk_stack_get_visible_child_name (self->pages));
  gtk_list_box_select_row (self->sidebar_list, GTK_LIST_BOX_ROW (row));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "print")),
                               mdg_page_can_print (page));
  mdg_page_enter (page);
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  mdg_window_show_page (user_data, mdg_sidebar_row_get_id (MDG_SIDEBAR_ROW (row)));
}

/* A button without its action would be dead, so it is there only with it. */
static void
update_action_widgets (MdgWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);
  gboolean can_choose = g_action_map_lookup_action (map, "choose-staff") != NULL;

  gtk_widget_set_visible (self->new_button, g_action_map_lookup_action (map, "new-consultation") != NULL);
  gtk_widget_set_can_target (self->staff_button, can_choose);
  gtk_widget_set_focusable (self->staff_button, can_choose);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->staff_button), can_choose ? "win.choose-staff" : NULL);
}

static void
mdg_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (on_surface_layout), widget, 0);
}

static gboolean
mdg_window_close_request (GtkWindow *window)
{
  MdgWindow *self = MDG_WINDOW (window);

  if (self->visible_page != NULL)
    {
      mdg_page_leave (self->visible_page);
      g_settings_set_string (mdg_settings_get (), "last-page", gtk_stack_get_visible_child_name (self->pages));
    }

  return GTK_WINDOW_CLASS (mdg_window_parent_class)->close_request (window);
}

static void
mdg_window_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  MdgWindow *self = MDG_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_window_set_property (GObject *object,
                         guint prop_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      mdg_window_set_workspace (MDG_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_window_dispose (GObject *object)
{
  MdgWindow *self = MDG_WINDOW (object);

  self->is_ending = TRUE;
  self->visible_page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_WINDOW);
  g_clear_object (&self->feature_menu);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_window_parent_class)->dispose (object);
}

static void
mdg_window_finalize (GObject *object)
{
  MdgWindow *self = MDG_WINDOW (object);

  g_hash_table_unref (self->sub_pages);
  g_hash_table_unref (self->makers);
  g_array_unref (self->shortcuts);

  G_OBJECT_CLASS (mdg_window_parent_class)->finalize (object);
}

/* A list is one stop of Tab, the arrows walk its rows; GTK's own Tab would visit every row of it. */
static void
mdg_window_move_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  GtkWidget *list = mdg_window_find_list_to_leave (GTK_WINDOW (widget), direction);
  GtkWidget *row = list != NULL ? gtk_widget_get_focus_child (list) : NULL;

  if (row != NULL && gtk_widget_child_focus (row, direction))
    return;

  if (list != NULL)
    gtk_widget_set_can_focus (list, FALSE);
  GTK_WIDGET_CLASS (mdg_window_parent_class)->move_focus (widget, direction);
  if (list != NULL)
    gtk_widget_set_can_focus (list, TRUE);
}

static void
mdg_window_class_init (MdgWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_window_dispose;
  object_class->finalize = mdg_window_finalize;
  object_class->get_property = mdg_window_get_property;
  object_class->set_property = mdg_window_set_property;
  widget_class->realize = mdg_window_realize;
  widget_class->move_focus = mdg_window_move_focus;
  GTK_WINDOW_CLASS (klass)->close_request = mdg_window_close_request;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MDG_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MDG_TYPE_COMMAND_PALETTE);
  g_type_ensure (MDG_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "mdg-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, centre_label);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, staff_button);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, staff_avatar);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, staff_name);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, staff_texts);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, save_state);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, header_end);
  gtk_widget_class_bind_template_child_full (widget_class, "header_tools", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, MdgWindow, main_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
mdg_window_init (MdgWindow *self)
{
  GSettings *settings = mdg_settings_get ();

  self->sub_pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shortcuts = mdg_shortcut_list_new ();
  self->feature_menu = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_menu_prepend_section (self->main_menu, NULL, G_MENU_MODEL (self->feature_menu));
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  mdg_window_add_actions (self);
  update_action_widgets (self);
  g_signal_connect (self, "action-added", G_CALLBACK (update_action_widgets), NULL);
  g_signal_connect (self, "action-removed", G_CALLBACK (update_action_widgets), NULL);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_visible_page_changed), self,
                           G_CONNECT_SWAPPED);
  mdg_ime_guard_attach (GTK_WINDOW (self));
  place_toasts (self);
  update_narrow (self);
}

MdgWindow *
mdg_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (MDG_TYPE_WINDOW, "application", application, NULL);
}

MdgWorkspace *
mdg_window_get_workspace (MdgWindow *self)
{
  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  return self->workspace;
}

void
mdg_window_set_workspace (MdgWindow *self,
                          MdgWorkspace *workspace)
{
  g_autofree char *last_page = NULL;
  GtkListBoxRow *first;

  g_return_if_fail (MDG_IS_WINDOW (self));
  g_return_if_fail (MDG_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  mdg_window_attach_register (self);
  mdg_window_install_features (self);
  mdg_window_add_commands (self);
  gtk_stack_set_visible_child_name (self->main_stack, "register");

  last_page = g_settings_get_string (mdg_settings_get (), "last-page");
  first = gtk_list_box_get_row_at_index (self->sidebar_list, 0);
  if (mdg_window_has_page (self, last_page) && !g_hash_table_contains (self->sub_pages, last_page))
    mdg_window_show_page (self, last_page);
  else if (first != NULL)
    mdg_window_show_page (self, mdg_sidebar_row_get_id (MDG_SIDEBAR_ROW (first)));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static MdgSidebarRow *
add_row (MdgWindow *self,
         const char *id,
         const char *icon_name,
         const char *title)
{
  GtkWidget *row = mdg_sidebar_row_new (id, icon_name, title);

  mdg_sidebar_row_set_is_narrow (MDG_SIDEBAR_ROW (row), self->is_narrow);
  gtk_list_box_append (self->sidebar_list, row);

  return MDG_SIDEBAR_ROW (row);
}

void
mdg_window_add_page (MdgWindow *self,
                     const char *id,
                     const char *icon_name,
                     MdgPage *page)
{
  g_return_if_fail (MDG_IS_WINDOW (self));
  g_return_if_fail (MDG_IS_PAGE (page));

  mdg_sidebar_row_set_page (add_row (self, id, icon_name, mdg_page_get_title (page)), page);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), id);
}

void
mdg_window_add_page_later (MdgWindow *self,
                           const char *id,
                           const char *icon_name,
                           const char *title,
                           MdgPageMaker make)
{
  g_return_if_fail (MDG_IS_WINDOW (self));
  g_return_if_fail (make != NULL);

  add_row (self, id, icon_name, title);
  g_hash_table_insert (self->makers, g_strdup (id), (gpointer) make);
}

void
mdg_window_add_sub_page (MdgWindow *self,
                         const char *id,
                         const char *owner_id,
                         MdgPage *page)
{
  g_return_if_fail (MDG_IS_WINDOW (self));
  g_return_if_fail (MDG_IS_PAGE (page));

  g_hash_table_insert (self->sub_pages, g_strdup (id), g_strdup (owner_id));
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), id);
}

void
mdg_window_add_sub_page_later (MdgWindow *self,
                               const char *id,
                               const char *owner_id,
                               MdgPageMaker make)
{
  g_return_if_fail (MDG_IS_WINDOW (self));
  g_return_if_fail (make != NULL);

  g_hash_table_insert (self->sub_pages, g_strdup (id), g_strdup (owner_id));
  g_hash_table_insert (self->makers, g_strdup (id), (gpointer) make);
}

static void
make_page (MdgWindow *self,
           const char *id,
           MdgPageMaker make)
{
  MdgPage *page = make (self);

  g_hash_table_remove (self->makers, id);
  if (!g_hash_table_contains (self->sub_pages, id))
    mdg_sidebar_row_set_page (find_row (self, id), page);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), id);
}

MdgPage *
mdg_window_get_page (MdgWindow *self,
                     const char *id)
{
  MdgPageMaker make;

  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  make = (MdgPageMaker) g_hash_table_lookup (self->makers, id);
  if (make != NULL)
    make_page (self, id, make);

  return mdg_window_find_page (self, id);
}

MdgPage *
mdg_window_find_page (MdgWindow *self,
                      const char *id)
{
  GtkWidget *page;

  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  page = gtk_stack_get_child_by_name (self->pages, id);

  return page != NULL ? MDG_PAGE (page) : NULL;
}

gboolean
mdg_window_has_page (MdgWindow *self,
                     const char *id)
{
  return g_hash_table_contains (self->makers, id) || mdg_window_find_page (self, id) != NULL;
}

char **
mdg_window_list_pages_to_make (MdgWindow *self)
{
  g_autofree const char **ids = (const char **) g_hash_table_get_keys_as_array (self->makers, NULL);

  return g_strdupv ((char **) ids);
}

void
mdg_window_set_badge (MdgWindow *self,
                      const char *id,
                      guint badge)
{
  MdgSidebarRow *row;

  g_return_if_fail (MDG_IS_WINDOW (self));

  row = find_row (self, id);
  if (row != NULL)
    mdg_sidebar_row_set_badge (row, badge);
}

MdgPage *
mdg_window_get_visible_page (MdgWindow *self)
{
  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  return self->visible_page;
}

void
mdg_window_show_page (MdgWindow *self,
                      const char *id)
{
  MdgPage *page;

  g_return_if_fail (MDG_IS_WINDOW (self));

  page = mdg_window_get_page (self, id);
  g_return_if_fail (page != NULL);

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  mdg_page_focus_first (page);
}

void
mdg_window_show_nth_page (MdgWindow *self,
                          guint nth)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar_list, (int) nth);

  if (row != NULL)
    mdg_window_show_page (self, mdg_sidebar_row_get_id (MDG_SIDEBAR_ROW (row)));
}

GPtrArray *
mdg_window_list_panes (MdgWindow *self)
{
  GPtrArray *panes = g_ptr_array_new ();
  GPtrArray *page_panes = self->visible_page != NULL ? mdg_page_get_panes (self->visible_page) : NULL;

  if (page_panes == NULL)
    return panes;

  g_ptr_array_add (panes, self->sidebar_list);
  for (guint i = 0; i < page_panes->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (page_panes, i)))
      g_ptr_array_add (panes, g_ptr_array_index (page_panes, i));
  if (panes->len == 1)
    g_ptr_array_add (panes, self->visible_page);

  return panes;
}

MdgCommandPalette *
mdg_window_get_palette (MdgWindow *self)
{
  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  return self->palette;
}

GMenu *
mdg_window_get_menu (MdgWindow *self)
{
  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  return self->feature_menu;
}

void
mdg_window_add_shortcut (MdgWindow *self,
                         const char *group,
                         const char *accelerator,
                         const char *title)
{
  g_return_if_fail (MDG_IS_WINDOW (self));

  mdg_shortcut_list_add (self->shortcuts, group, accelerator, title);
}

GtkWidget *
mdg_window_new_shortcuts_window (MdgWindow *self)
{
  GtkWidget *window;

  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  window = mdg_shortcut_list_new_window (self->shortcuts);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));

  return window;
}

void
mdg_window_toast (MdgWindow *self,
                  const char *text)
{
  mdg_window_toast_button (self, text, NULL, NULL);
}

void
mdg_window_toast_button (MdgWindow *self,
                         const char *text,
                         const char *label,
                         const char *detailed_action)
{
  g_return_if_fail (MDG_IS_WINDOW (self));

  mdg_toasts_show (self->toasts, text, label, detailed_action);
}

void
mdg_window_toast_undo (MdgWindow *self,
                       const char *text,
                       const char *detailed_action)
{
  mdg_window_toast_button (self, text, _ ("Undo"), detailed_action);
}

void
mdg_window_set_staff (MdgWindow *self,
                      const char *name)
{
  g_autofree char *initial = name != NULL ? g_utf8_substring (name, 0, MIN (1, g_utf8_strlen (name, -1))) : NULL;

  g_return_if_fail (MDG_IS_WINDOW (self));

  gtk_widget_set_visible (self->staff_button, name != NULL);
  adw_avatar_set_text (self->staff_avatar, initial);
  gtk_label_set_text (self->staff_name, name != NULL ? name : "");
  show_staff_tooltip (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->staff_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
}

void
mdg_window_set_save_state (MdgWindow *self,
                           const char *text)
{
  g_return_if_fail (MDG_IS_WINDOW (self));

  gtk_label_set_text (self->save_state, text != NULL ? text : "");
  /* An empty second line would push the name out of the middle. */
  gtk_widget_set_visible (GTK_WIDGET (self->save_state), text != NULL && *text != '\0');
}

void
mdg_window_set_centre (MdgWindow *self,
                       const char *name)
{
  g_return_if_fail (MDG_IS_WINDOW (self));

  gtk_label_set_text (GTK_LABEL (self->centre_label), name != NULL ? name : "");
  gtk_widget_set_tooltip_text (self->centre_label, name);
}

GtkWidget *
mdg_window_get_staff_button (MdgWindow *self)
{
  return self->staff_button;
}
