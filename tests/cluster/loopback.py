"""SLURM on this machine alone: one node on 127.0.0.1, without a service manager, cgroups or accounting."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path

#: What has to be there; Debian has them in slurmctld, slurmd, slurm-client and munge.
PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "srun", "squeue", "sinfo", "scancel")
#: Cores and memory in MB that the node says it has.
CPUS, MEMORY = 8, 16_000
#: Seconds after which it is taken for broken.
PATIENCE = 30

_CONF = """\
ClusterName=loopback
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller}
SlurmdPort={node}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation={folder}/controller
SlurmdSpoolDir={folder}/node
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
MinJobAge=3600
JobRequeue=0
KillWait=2
NodeName={host} NodeAddr=127.0.0.1 NodeHostname={host} CPUs={cpus} Boards=1 SocketsPerBoard=1 CoresPerSocket={cpus} \
ThreadsPerCore=1 RealMemory={memory} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=240 State=UP OverSubscribe=NO
"""


def missing() -> list[str]:
    """Programs of SLURM that are not installed."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return [name for name in PROGRAMS if shutil.which(name, path=path) is None]


@contextmanager
def loopback_slurm(folder: Path):
    """Start it, and end it after the block; gives the environment in which its programs work.

    Parameters
    ----------
    folder
        For its state; its path has to be short, as sockets lie in it.
    """
    for name in ("controller", "node", "bin"):
        (folder / name).mkdir(parents=True)
    (folder / "munge.key").touch(0o600)
    (folder / "munge.key").write_bytes(os.urandom(1024))
    conf = folder / "slurm.conf"
    controller, node = _free_ports(2)
    names = {"folder": folder, "user": getuser(), "host": socket.gethostname().split(".")[0]}
    conf.write_text(_CONF.format(controller=controller, node=node, cpus=CPUS, memory=MEMORY, **names))
    (folder / "cgroup.conf").write_text("CgroupAutomount=no\n")
    # The step of a job is started without the variables of SLURM, that of its configuration among them.
    srun = folder / "bin/srun"
    srun.write_text(f'#!/bin/sh\nSLURM_CONF={conf} exec {shutil.which("srun")} "$@"\n')
    srun.chmod(0o755)
    path = os.pathsep.join([str(srun.parent), os.environ["PATH"], "/usr/sbin", "/sbin"])
    environment = os.environ | {"SLURM_CONF": str(conf), "PATH": path}
    munge = [f"--{name}={folder}/munge.{ending}" for name, ending in _MUNGE.items()]
    try:
        _start(["munged", "--force", *munge, f"--pid-file={folder}/munged.pid"], environment)
        _start(["slurmctld", "-c", "-f", str(conf)], environment)
        _start(["slurmd", "-c", "-f", str(conf)], environment)
        until = time.monotonic() + PATIENCE
        while _said(["sinfo", "-h", "-o", "%T"], environment).strip() != "idle":
            if time.monotonic() > until:
                raise RuntimeError("SLURM did not come up:\n" + (folder / "slurmctld.log").read_text()[-2000:])
            time.sleep(0.2)
        yield environment
    finally:
        for name in ("slurmd", "slurmctld", "munged"):
            _end(folder / f"{name}.pid", name)


_MUNGE = {"key-file": "key", "socket": "socket", "log-file": "log", "seed-file": "seed"}


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _start(command: list[str], environment: dict) -> None:
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _said(command: list[str], environment: dict) -> str:
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout


def _end(pid_file: Path, name: str) -> None:
    """End a daemon by the number that it wrote down, if that is still it."""
    try:
        pid = int(pid_file.read_text())
        comm = Path(f"/proc/{pid}/comm")
        for number in (signal.SIGTERM, signal.SIGKILL):
            if comm.read_text().strip() == name:
                os.kill(pid, number)
                until = time.monotonic() + 5
                while comm.exists() and time.monotonic() < until:
                    time.sleep(0.1)
    except (OSError, ValueError):
        return
