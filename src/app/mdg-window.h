#pragma once

#include <adwaita.h>

#include "mdg-command-palette.h"
#include "mdg-opening-page.h"
#include "mdg-page.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The window of one register. Without a register it shows the start page; with one, the sidebar and the
   pages that the features add (mdg-window-features.c). */
#define MDG_TYPE_WINDOW (mdg_window_get_type ())
G_DECLARE_FINAL_TYPE (MdgWindow, mdg_window, MDG, WINDOW, AdwApplicationWindow)

MdgWindow *mdg_window_new (GtkApplication *application);

/* Borrowed; NULL on the start page. Setting it adds the pages of the features. It is set once. */
MdgWorkspace *mdg_window_get_workspace (MdgWindow *self);
void mdg_window_set_workspace (MdgWindow *self,
                               MdgWorkspace *workspace);

/* The page of a register that is converted before it can be set; NULL ends it. */
MdgOpeningPage *mdg_window_get_opening (MdgWindow *self);
void mdg_window_set_opening (MdgWindow *self,
                             MdgOpeningPage *page);

/* Pages stand in the order they are added; the first eight go by Ctrl+1 … Ctrl+8. Takes the floating
   reference. */
void mdg_window_add_page (MdgWindow *self,
                          const char *id,
                          const char *icon_name,
                          MdgPage *page);
/* A page that is reached from another one and has no word in the sidebar (intake, a case): the word of
   owner_id stays marked. */
void mdg_window_add_sub_page (MdgWindow *self,
                              const char *id,
                              const char *owner_id,
                              MdgPage *page);
/* The same, made when it is first shown or asked for, so that a start waits only for what it shows. */
typedef MdgPage *(*MdgPageMaker) (MdgWindow *window);
void mdg_window_add_page_later (MdgWindow *self,
                                const char *id,
                                const char *icon_name,
                                const char *title,
                                MdgPageMaker make);
void mdg_window_add_sub_page_later (MdgWindow *self,
                                    const char *id,
                                    const char *owner_id,
                                    MdgPageMaker make);
/* Makes the page if need be; NULL when there is none of that id. */
MdgPage *mdg_window_get_page (MdgWindow *self,
                              const char *id);
/* NULL as long as the page is not made. */
MdgPage *mdg_window_find_page (MdgWindow *self,
                               const char *id);
gboolean mdg_window_has_page (MdgWindow *self,
                              const char *id);
/* Those that are not made yet. */
char **mdg_window_list_pages_to_make (MdgWindow *self);
/* How many things wait on a page, made or not. */
void mdg_window_set_badge (MdgWindow *self,
                           const char *id,
                           guint badge);
MdgPage *mdg_window_get_visible_page (MdgWindow *self);
/* Shows the page and puts the focus where it starts. */
void mdg_window_show_page (MdgWindow *self,
                           const char *id);

/* The page alone on the whole screen, without the sidebar and the tools of the desk. */
void mdg_window_set_is_alone (MdgWindow *self,
                              gboolean is_alone);

MdgCommandPalette *mdg_window_get_palette (MdgWindow *self);
/* Entries of the main menu, above those of the window itself. */
GMenu *mdg_window_get_menu (MdgWindow *self);

/* A line of the shortcuts window (F1), by group in the order added; accelerator as GtkShortcutsShortcut
   reads it ("<Control>n", "<Alt>1...9"). */
void mdg_window_add_shortcut (MdgWindow *self,
                              const char *group,
                              const char *accelerator,
                              const char *title);
GtkWidget *mdg_window_new_shortcuts_window (MdgWindow *self);

/* Said for some seconds at the foot. text is plain. */
void mdg_window_toast (MdgWindow *self,
                       const char *text);
/* With Undo, which activates the action ("win.undo-done('…')"). */
void mdg_window_toast_undo (MdgWindow *self,
                            const char *text,
                            const char *detailed_action);

/* With a button that activates the action. */
void mdg_window_toast_button (MdgWindow *self,
                              const char *text,
                              const char *label,
                              const char *detailed_action);

/* Bottom left: who sits here and whether all is on disk; NULL hides. The name is a button while the window
   has the action win.choose-staff. */
void mdg_window_set_staff (MdgWindow *self,
                           const char *name);
void mdg_window_set_save_state (MdgWindow *self,
                                const char *text);
/* The centre, small beside the name of the program. */
void mdg_window_set_centre (MdgWindow *self,
                            const char *name);

/* Adds the pages, commands and search of every feature; called once, when there is a register. */
void mdg_window_install_features (MdgWindow *self);

G_END_DECLS
