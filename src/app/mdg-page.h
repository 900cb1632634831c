#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of the window: what stands under one word of the sidebar. Its own widgets are its children;
   what belongs into the header bar is handed over and shown there while the page is. */
#define MDG_TYPE_PAGE (mdg_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgPage, mdg_page, MDG, PAGE, GtkBox)

struct _MdgPageClass
{
  GtkBoxClass parent_class;

  /* The page comes to the front: bring its content up to date. */
  void (*enter) (MdgPage *self);
  /* The page goes to the back: put aside what is not saved. Never asks, never refuses. */
  void (*leave) (MdgPage *self);
  /* Where a person starts; by default the first pane. */
  void (*focus_first) (MdgPage *self);
  /* Ctrl+P; leave NULL when there is nothing to print, which switches the key off. */
  void (*print) (MdgPage *self);
};

const char *mdg_page_get_title (MdgPage *self);
void mdg_page_set_title (MdgPage *self,
                         const char *title);
/* Stands small beside the title: a date, a number of hits. */
const char *mdg_page_get_subtitle (MdgPage *self);
void mdg_page_set_subtitle (MdgPage *self,
                            const char *subtitle);

/* How many things wait here; 0 shows nothing. */
guint mdg_page_get_badge (MdgPage *self);
void mdg_page_set_badge (MdgPage *self,
                         guint badge);

/* A wide page takes the room of the sidebar's words. */
gboolean mdg_page_get_is_wide (MdgPage *self);
void mdg_page_set_is_wide (MdgPage *self,
                           gboolean is_wide);

/* The page has its own solid button, so that New Consultation turns to the tint. */
gboolean mdg_page_get_has_main_act (MdgPage *self);
void mdg_page_set_has_main_act (MdgPage *self,
                                gboolean has_main_act);

/* Tabs in the header start say where one is, and the title leaves them its room; before the page is added. */
gboolean mdg_page_get_has_tabs (MdgPage *self);
void mdg_page_set_has_tabs (MdgPage *self,
                            gboolean has_tabs);

/* Widgets shown in the header bar after the title and before the search; set once, may be NULL. */
GtkWidget *mdg_page_get_header_start (MdgPage *self);
void mdg_page_set_header_start (MdgPage *self,
                                GtkWidget *widget);
GtkWidget *mdg_page_get_header_end (MdgPage *self);
void mdg_page_set_header_end (MdgPage *self,
                              GtkWidget *widget);

/* F6 goes through the panes in the order they were added; without any, the page is one pane. The page
   must own the widget. */
void mdg_page_add_pane (MdgPage *self,
                        GtkWidget *pane);
GPtrArray *mdg_page_get_panes (MdgPage *self);

void mdg_page_enter (MdgPage *self);
void mdg_page_leave (MdgPage *self);
void mdg_page_focus_first (MdgPage *self);
gboolean mdg_page_can_print (MdgPage *self);
void mdg_page_print (MdgPage *self);

/* Puts the focus into a pane, on its first control that takes it. */
gboolean mdg_pane_focus (GtkWidget *pane);

G_END_DECLS
