#pragma once

#include "mdg-attachment.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Scans of originals: PDF, PNG and JPEG by what they contain and not by their name, at most MDG_ATTACHMENT_MAX_BYTES. They stand in
   the register itself under the hash of their content, are read only on request, and nothing ever runs them. */

/* The attachment (first of the change) with its content. name is a path or a name and is made harmless. INVALID when the content is
   none of the three, empty or too large; CONFLICT when the same content hangs on the referral already. */
MdgChange *mdg_attachments_new_attached (MdgWorkspace *workspace,
                                         const MdgUuid *referral,
                                         const char *name,
                                         GBytes *content,
                                         GError **error);
/* The content of a file, looking at its size before reading it. INVALID for what is no file or too large. */
GBytes *mdg_attachments_read_file (const char *path,
                                   GError **error);
/* MdgAttachment of a referral in the order of entry. */
GPtrArray *mdg_attachments_list (MdgWorkspace *workspace,
                                 const MdgUuid *referral,
                                 GError **error);
GBytes *mdg_attachments_load (MdgWorkspace *workspace,
                              MdgRecord *attachment,
                              GError **error);

/* "pdf", "png", "jpeg" by the content; NULL for anything else. */
const char *mdg_attachments_find_media (GBytes *content);
/* A file name without folders, control characters, or anything that a file system or a reader could take for something else, with the
   ending of its media. */
char *mdg_attachments_clean_name (const char *name,
                                  const char *media);

G_END_DECLS
