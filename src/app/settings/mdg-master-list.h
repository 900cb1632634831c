#pragma once

#include <gtk/gtk.h>

#include "mdg-record.h"

G_BEGIN_DECLS

/* Records in an order of the centre's own. Enter edits, Alt+Up and Alt+Down move, Delete removes; each row has a
   menu with the same. What is done is an action of a widget around it: master.edit, master.remove (uuid) and
   master.order (after moving; see mdg_master_list_get_records). */
#define MDG_TYPE_MASTER_LIST (mdg_master_list_get_type ())
G_DECLARE_FINAL_TYPE (MdgMasterList, mdg_master_list, MDG, MASTER_LIST, GtkBox)

typedef struct
{
  char *title;
  char *subtitle;
  char *note; /* at the end of the row */
  gboolean is_dim;
  gboolean is_head; /* others stand under it */
} MdgMasterText;

typedef void (*MdgMasterDescribe) (MdgRecord *record,
                                   MdgMasterText *text,
                                   gpointer data);
/* Adds what this record's menu has beside editing and moving; actions take its uuid. */
typedef void (*MdgMasterFillMenu) (MdgRecord *record,
                                   const char *uuid,
                                   GMenu *menu,
                                   gpointer data);

GtkWidget *mdg_master_list_new (const char *label,
                                MdgMasterDescribe describe,
                                MdgMasterFillMenu fill_menu,
                                gpointer data);
/* Neither edited nor moved. */
void mdg_master_list_set_is_fixed (MdgMasterList *self,
                                   gboolean is_fixed);
void mdg_master_list_set_records (MdgMasterList *self,
                                  GPtrArray *records);
/* In the order they stand in now. Borrowed. */
GPtrArray *mdg_master_list_get_records (MdgMasterList *self);
/* NULL when there is none. */
MdgRecord *mdg_master_list_find (MdgMasterList *self,
                                 GVariant *uuid);
void mdg_master_list_move (MdgMasterList *self,
                           guint index,
                           int step);
/* Has an order that waits for its moment saved now. */
void mdg_master_list_flush (MdgMasterList *self);

G_END_DECLS
